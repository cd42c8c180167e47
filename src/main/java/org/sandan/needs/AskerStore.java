package org.sandan.needs;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.sandan.kernel.Place;
import org.sandan.platform.Timestamps;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Those who ask and what they answered, without anything personal, in the caller's transaction. */
@Component
public class AskerStore {
    private final JdbcClient jdbc;
    private final AskerPeople people;

    AskerStore(JdbcClient jdbc, AskerPeople people) {
        this.jdbc = jdbc;
        this.people = people;
    }

    void add(int county, Asker asker, Place place, String words, String spot, Contact contact) {
        jdbc.sql("""
                        insert into asker (county_id, id, need_id, number, place, first, anonymous, joined_at, sms)
                        values (:county, :id, :need, :number, :place, :first, :anonymous, :at, :sms)
                        """)
                .param("county", county)
                .param("id", asker.id())
                .param("need", asker.need())
                .param("number", asker.number())
                .param("place", place.code())
                .param("first", asker.first())
                .param("anonymous", asker.anonymous())
                .param("at", Timestamps.of(asker.joinedAt()))
                .param("sms", contact.sms())
                .update();
        people.add(county, asker, place, words, spot, contact);
    }

    Optional<Asker> find(int county, UUID id) {
        return jdbc.sql("""
                        select id, need_id, number, first, anonymous, joined_at, left_at from asker
                        where county_id = :county and id = :id
                        """)
                .param("county", county)
                .param("id", id)
                .query((row, n) -> read(row))
                .optional();
    }

    /** Those who ask for a need now, in the order in which they came. */
    public List<Asker> of(int county, UUID need) {
        return jdbc.sql("""
                        select id, need_id, number, first, anonymous, joined_at, left_at from asker
                        where county_id = :county and need_id = :need and left_at is null order by joined_at, id
                        """)
                .param("county", county)
                .param("need", need)
                .query((row, n) -> read(row))
                .list();
    }

    void leave(int county, UUID asker, Instant at) {
        jdbc.sql("update asker set left_at = :at where county_id = :county and id = :asker")
                .param("at", Timestamps.of(at))
                .param("county", county)
                .param("asker", asker)
                .update();
    }

    /** Moves everybody who asks for one need to another. Their numbers and codes go on working. */
    int move(int county, UUID from, UUID to, Place place) {
        people.move(county, from, to, place);
        return jdbc.sql("""
                        update asker set need_id = :to, place = :place, first = false
                        where county_id = :county and need_id = :from and left_at is null
                        """)
                .param("to", to)
                .param("place", place.code())
                .param("county", county)
                .param("from", from)
                .update();
    }

    /** Keeps an answer; false where this asker has answered in this round. */
    boolean answer(int county, Asker asker, Place place, int round, String answer, @Nullable UUID byPost, Instant at) {
        return jdbc.sql("""
                        insert into asker_answer (county_id, asker_id, need_id, place, round, answer, by_post, at)
                        values (:county, :asker, :need, :place, :round, :answer, :post, :at)
                        on conflict (county_id, asker_id, round) do nothing
                        """)
                        .param("county", county)
                        .param("asker", asker.id())
                        .param("need", asker.need())
                        .param("place", place.code())
                        .param("round", round)
                        .param("answer", answer)
                        .param("post", byPost)
                        .param("at", Timestamps.of(at))
                        .update()
                == 1;
    }

    List<Verdicts.Answer> answers(int county, UUID need, int round) {
        return jdbc.sql("""
                        select asker_id, answer, by_post is not null as by_staff from asker_answer
                        where county_id = :county and need_id = :need and round = :round
                        """)
                .param("county", county)
                .param("need", need)
                .param("round", round)
                .query((row, n) -> new Verdicts.Answer(
                        row.getObject("asker_id", UUID.class), row.getString("answer"), row.getBoolean("by_staff")))
                .list();
    }

    private static Asker read(java.sql.ResultSet row) throws java.sql.SQLException {
        return new Asker(
                row.getObject("id", UUID.class),
                row.getObject("need_id", UUID.class),
                row.getString("number"),
                row.getBoolean("first"),
                row.getBoolean("anonymous"),
                Timestamps.read(row, "joined_at"),
                Timestamps.readNullable(row, "left_at") != null);
    }
}
