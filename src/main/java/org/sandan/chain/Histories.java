package org.sandan.chain;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.sandan.lifecycle.HistoryRow;
import org.sandan.organisations.Holder;
import org.sandan.organisations.Organisation;
import org.sandan.organisations.Organisations;
import org.sandan.organisations.PostCard;
import org.sandan.organisations.Posts;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Names those who acted in a history: the post, and who held it on that day, not today. In the caller's transaction. */
@Component
public class Histories {
    private final JdbcClient jdbc;
    private final Posts posts;
    private final Organisations organisations;
    private final CaseSteps steps;

    Histories(JdbcClient jdbc, Posts posts, Organisations organisations, CaseSteps steps) {
        this.jdbc = jdbc;
        this.posts = posts;
        this.organisations = organisations;
        this.steps = steps;
    }

    /**
     * A row of a history as people read it.
     *
     * @param by post, asker, clock or case
     * @param person who held the post then; empty where it was nobody's
     * @param body the organisation that the step was about
     */
    public record Past(
            int version,
            String action,
            Instant at,
            Optional<PostCard> post,
            String by,
            String person,
            @Nullable String note,
            Map<String, String> facts,
            Optional<Organisation> body) {
        public String fact(String name) {
            return facts.getOrDefault(name, "");
        }
    }

    /** The rows in their order; five or fifty cost the same queries. */
    public List<Past> of(int county, List<HistoryRow> rows) {
        LocalDate today = steps.today();
        Set<UUID> wanted = new HashSet<>();
        Set<UUID> accounts = new HashSet<>();
        for (HistoryRow row : rows) {
            if (row.byPost() != null && row.byAccount() != null) {
                wanted.add(row.byPost());
                accounts.add(row.byAccount());
            }
        }
        Map<UUID, PostCard> cards = posts.cards(county, wanted, today);
        Map<String, String> names = names(county, wanted, accounts);
        Map<UUID, Organisation> bodies = rows.stream()
                .map(row -> row.facts().get("organisation"))
                .filter(id -> id != null && id.length() == 36)
                .distinct()
                .map(id -> organisations.find(county, UUID.fromString(id)))
                .flatMap(Optional::stream)
                .collect(Collectors.toMap(Organisation::id, Function.identity()));
        return rows.stream()
                .map(row -> new Past(
                        row.version(),
                        row.action(),
                        row.at(),
                        Optional.ofNullable(row.byPost()).map(cards::get),
                        row.by().name().toLowerCase(java.util.Locale.ROOT),
                        names.getOrDefault(row.byPost() + " " + row.byAccount(), ""),
                        row.note(),
                        row.facts(),
                        Optional.ofNullable(row.facts().get("organisation"))
                                .filter(id -> id.length() == 36)
                                .map(UUID::fromString)
                                .map(bodies::get)))
                .toList();
    }

    private Map<String, String> names(int county, Collection<UUID> held, Collection<UUID> accounts) {
        return jdbc
                .sql("""
                        select distinct on (post_id, account_id) post_id, account_id, name, since, until from post_holder
                        where county_id = :county and post_id = any (:posts) and account_id = any (:accounts)
                        order by post_id, account_id, since desc
                        """)
                .param("county", county)
                .param("posts", held.toArray(UUID[]::new))
                .param("accounts", accounts.toArray(UUID[]::new))
                .query((row, n) -> new Holder(
                        row.getObject("post_id", UUID.class),
                        row.getObject("account_id", UUID.class),
                        row.getString("name"),
                        row.getObject("since", LocalDate.class),
                        row.getObject("until", LocalDate.class)))
                .list()
                .stream()
                .collect(Collectors.toMap(holder -> holder.post() + " " + holder.account(), Holder::name));
    }
}
