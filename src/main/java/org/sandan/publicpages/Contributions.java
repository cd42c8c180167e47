package org.sandan.publicpages;

import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.sandan.kernel.PlaceRange;
import org.sandan.platform.OutboxConsumer;
import org.sandan.projects.ClaimRow;
import org.sandan.projects.ClaimStore;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * What each unit contributed to the projects of a place: how many it led and supported, and how many of them were solved. Kept
 * up to date from what the outbox tells; whatever the order of events, the row says what the claims say now.
 */
@Component
public class Contributions implements OutboxConsumer {
    private final JdbcClient jdbc;
    private final ClaimStore claims;

    Contributions(JdbcClient jdbc, ClaimStore claims) {
        this.jdbc = jdbc;
        this.claims = claims;
    }

    @Override
    public String name() {
        return "contributions";
    }

    @Override
    public boolean wants(String topic) {
        return topic.startsWith("claim.") || topic.startsWith("project.");
    }

    @Override
    public void accept(Event event) {
        List<ClaimRow> concerned = event.topic().startsWith("claim.")
                ? claims.find(event.county(), event.subject()).stream().toList()
                : claims.of(event.county(), event.subject());
        concerned.forEach(claim -> count(event.county(), claim));
    }

    private void count(int county, ClaimRow claim) {
        jdbc.sql("""
                        insert into contribution (county_id, place, organisation_id, led, supported, completed)
                        select :county, a.place, :organisation,
                          count(*) filter (where b.held = 'lead'), count(*) filter (where b.held = 'support'),
                          count(*) filter (where c.state = 'solved')
                        from claim a
                        left join claim b on b.county_id = :county and b.organisation_id = :organisation and b.place = a.place
                          and b.held is not null
                        left join cases c on c.county_id = :county and c.id = b.project_id
                        where a.county_id = :county and a.id = :claim
                        group by a.place
                        on conflict (county_id, place, organisation_id) do update set
                          led = excluded.led, supported = excluded.supported, completed = excluded.completed
                        """)
                .param("county", county)
                .param("organisation", claim.organisation())
                .param("claim", claim.id())
                .update();
    }

    /** What a unit contributed in a range of places. */
    public record Unit(UUID id, String nameZh, String nameEn, int led, int supported, int completed) {}

    /**
     * Units by name, since they are not ranked. In the caller's transaction.
     *
     * @param after the last unit of the page before; null for the first page
     */
    List<Unit> of(int county, PlaceRange range, @Nullable UUID after, int size) {
        Optional<String> name = Optional.ofNullable(after)
                .flatMap(id -> jdbc.sql("select name_zh from organisation where county_id = :county and id = :id")
                        .param("county", county)
                        .param("id", id)
                        .query(String.class)
                        .optional());
        return jdbc.sql("""
                        select o.id, o.name_zh, o.name_en, sum(k.led) as led, sum(k.supported) as supported,
                          sum(k.completed) as completed
                        from contribution k join organisation o on o.county_id = k.county_id and o.id = k.organisation_id
                        where k.county_id = :county and o.county_id = :county and k.place between :from and :to
                          and (o.name_zh, o.id) > (:name, :after)
                        group by o.id, o.name_zh, o.name_en having sum(k.led) + sum(k.supported) > 0
                        order by o.name_zh, o.id limit :size
                        """)
                .param("county", county)
                .param("from", range.from())
                .param("to", range.to())
                .param("name", name.orElse(""))
                .param("after", after == null || name.isEmpty() ? new UUID(0, 0) : after)
                .param("size", size)
                .query((row, n) -> new Unit(
                        row.getObject("id", UUID.class),
                        row.getString("name_zh"),
                        row.getString("name_en"),
                        row.getInt("led"),
                        row.getInt("supported"),
                        row.getInt("completed")))
                .list();
    }
}
