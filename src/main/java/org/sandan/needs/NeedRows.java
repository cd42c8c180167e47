package org.sandan.needs;

import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.sandan.kernel.PlaceRange;
import org.sandan.lifecycle.CaseRow;
import org.sandan.platform.Viewer;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Cases that are needs, as the rows of a list show them, for the pages of other modules. */
@Component
public class NeedRows {
    private final CaseFacts facts;
    private final JdbcClient jdbc;

    NeedRows(CaseFacts facts, JdbcClient jdbc) {
        this.facts = facts;
        this.jdbc = jdbc;
    }

    /**
     * Open needs that have no public title yet, found by the words of those who ordered them, the newest first: only for staff,
     * in a transaction whose scope lets them read the words.
     */
    public List<UUID> untitled(int county, PlaceRange range, String words, int most) {
        return jdbc.sql("""
                        select c.id from cases c
                        where c.county_id = :county and c.kind = 'need' and c.place between :from and :to and c.turn <> 'nobody'
                          and c.title is null and exists (
                            select from asker_person a where a.county_id = :county and a.need_id = c.id and not exists (
                              select from unnest(:parts) part where position(part in lower(a.words)) = 0))
                        order by c.id desc limit :most
                        """)
                .param("county", county)
                .param("from", range.from())
                .param("to", range.to())
                .param("parts", words.toLowerCase(Locale.ROOT).strip().split("\\s+"))
                .param("most", most)
                .query(UUID.class)
                .list();
    }

    /** In the caller's transaction and the order given; cases of other kinds are left out. */
    public List<CaseViews.Row> list(int county, List<CaseRow> cases, Viewer viewer) {
        return facts.list(county, cases, viewer);
    }
}
