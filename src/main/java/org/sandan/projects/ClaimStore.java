package org.sandan.projects;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.sandan.kernel.Money;
import org.sandan.kernel.Place;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The rows of claims, in the caller's transaction. */
@Component
public class ClaimStore {
    private static final String COLUMNS =
            "id, project_id, organisation_id, account_id, dispatch, wants_lead, parts, offer, entered, held, live, helpers,"
                    + " price, taken_as, answer, named";

    private final JdbcClient jdbc;

    ClaimStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Refused by the database where this body has a live answer to this dispatch already. */
    void add(Place place, ClaimRow claim) {
        Money price = claim.terms().price();
        jdbc.sql("""
                        insert into claim (county_id, id, place, project_id, organisation_id, account_id, dispatch, wants_lead,
                          parts, offer, entered, held, live, helpers, price, named)
                        values (:county, :id, :place, :project, :organisation, :account, :dispatch, :lead, :parts, :offer,
                          :entered, :held, :live, :helpers, :price, :named)
                        """)
                .param("county", place.county())
                .param("id", claim.id())
                .param("place", place.code())
                .param("project", claim.project())
                .param("organisation", claim.organisation())
                .param("account", claim.account())
                .param("dispatch", claim.dispatch())
                .param("lead", claim.wantsLead())
                .param("parts", claim.parts().toArray(Integer[]::new))
                .param("offer", claim.offer())
                .param("entered", claim.byStaff() ? "staff" : "body")
                .param("held", claim.held())
                .param("live", claim.live())
                .param("helpers", claim.terms().helpers())
                .param("price", price == null ? null : price.fen())
                .param("named", claim.named())
                .update();
    }

    public Optional<ClaimRow> find(int county, UUID id) {
        return jdbc.sql("select " + COLUMNS + " from claim where county_id = :county and id = :id")
                .param("county", county)
                .param("id", id)
                .query((row, n) -> read(row))
                .optional();
    }

    public List<ClaimRow> of(int county, UUID project) {
        return jdbc.sql("select " + COLUMNS
                        + " from claim where county_id = :county and project_id = :project order by id")
                .param("county", county)
                .param("project", project)
                .query((row, n) -> read(row))
                .list();
    }

    public List<ClaimRow> of(int county, Collection<UUID> projects) {
        return jdbc.sql("select " + COLUMNS
                        + " from claim where county_id = :county and project_id = any (:projects) order by id")
                .param("county", county)
                .param("projects", projects.toArray(UUID[]::new))
                .query((row, n) -> read(row))
                .list();
    }

    /** What a body has claimed, the newest first. */
    public List<ClaimRow> ofBody(int county, UUID organisation, int most) {
        return jdbc.sql("select " + COLUMNS + """
                         from claim where county_id = :county and organisation_id = :organisation order by id desc limit :most
                        """)
                .param("county", county)
                .param("organisation", organisation)
                .param("most", most)
                .query((row, n) -> read(row))
                .list();
    }

    /** Refused by the database where another claim of the project is held as lead. */
    void hold(int county, UUID id, @Nullable String as, boolean live) {
        jdbc.sql("update claim set held = :held, live = :live where county_id = :county and id = :id")
                .param("held", as)
                .param("live", live)
                .param("county", county)
                .param("id", id)
                .update();
    }

    /** What the community said to it, and as what it took the order; null where it did not. */
    void answered(int county, UUID id, @Nullable String takenAs, String answer) {
        jdbc.sql("""
                        update claim set taken_as = :as, answer = :answer where county_id = :county and id = :id
                        """)
                .param("as", takenAs)
                .param("answer", answer)
                .param("county", county)
                .param("id", id)
                .update();
    }

    /** In which meeting it was answered; null where in none. */
    void answeredAt(int county, UUID id, @Nullable UUID meeting) {
        jdbc.sql("update claim set meeting_id = :meeting where county_id = :county and id = :id")
                .param("meeting", meeting)
                .param("county", county)
                .param("id", id)
                .update();
    }

    private static ClaimRow read(ResultSet row) throws SQLException {
        Long price = row.getObject("price", Long.class);
        return new ClaimRow(
                row.getObject("id", UUID.class),
                row.getObject("project_id", UUID.class),
                row.getObject("organisation_id", UUID.class),
                row.getObject("account_id", UUID.class),
                row.getInt("dispatch"),
                row.getBoolean("wants_lead"),
                Arrays.asList((Integer[]) row.getArray("parts").getArray()),
                row.getString("offer"),
                row.getString("entered").equals("staff"),
                row.getString("held"),
                row.getBoolean("live"),
                new ClaimRow.Terms(row.getString("helpers"), price == null ? null : new Money(price)),
                row.getString("taken_as"),
                row.getString("answer"),
                row.getBoolean("named"));
    }
}
