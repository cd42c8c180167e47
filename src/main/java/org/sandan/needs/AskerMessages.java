package org.sandan.needs;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.sandan.kernel.Place;
import org.sandan.platform.Timestamps;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * 短信请评价: askers who left a mobile phone and want to be asked by SMS whether it was solved. In the caller's transaction,
 * under the scope of a job.
 */
@Component
public class AskerMessages {
    private static final String OPEN = """
             from asker a
              join cases c on c.county_id = a.county_id and c.id = a.need_id
              join asker_person p on p.county_id = a.county_id and p.asker_id = a.id
            where a.county_id = :county and c.county_id = :county and p.county_id = :county
              and c.kind = 'need' and c.turn = 'askers' and a.left_at is null and a.sms and p.phone is not null
              and not exists (select 1 from asker_answer w where w.county_id = :county
                and w.asker_id = a.id and w.round = c.round)
            """;

    private final JdbcClient jdbc;
    private final AskerPeople people;
    private final AnswerLinks links;

    AskerMessages(JdbcClient jdbc, AskerPeople people, AnswerLinks links) {
        this.jdbc = jdbc;
        this.people = people;
        this.links = links;
    }

    /**
     * Somebody to be asked.
     *
     * @param round how often "not solved" has been said
     * @param asked how often they have been asked in this round, this time included
     */
    public record Asking(UUID asker, UUID need, int round, int asked) {}

    /**
     * What is needed for the message.
     *
     * @param number as it stands on the receipt, without the code of the division
     * @param path of the page that takes the answer, for this asker and round only
     * @param until the last moment at which the answer counts
     */
    public record Letter(String phone, Place place, String number, String path, Instant until) {}

    /** Those who ask for a need, want SMS and have not answered; none where it is not their turn. */
    public List<Asking> toAsk(int county, UUID need) {
        return jdbc.sql("select a.id, a.need_id, c.round, c.asked" + OPEN
                        + " and c.id = :need order by a.joined_at, a.id")
                .param("county", county)
                .param("need", need)
                .query((row, n) -> new Asking(
                        row.getObject("id", UUID.class),
                        row.getObject("need_id", UUID.class),
                        row.getInt("round"),
                        row.getInt("asked")))
                .list();
    }

    /** A message is under way to an asker, so that nobody need telephone; or it failed, and somebody must. */
    public void underWay(int county, UUID asker, boolean underWay) {
        jdbc.sql("update asker set sms_under_way = :underWay where county_id = :county and id = :asker")
                .param("underWay", underWay)
                .param("county", county)
                .param("asker", asker)
                .update();
    }

    /** The message of an asking; empty once it is out of date: answered, left, asked again, or ended. */
    public Optional<Letter> letter(int county, Asking asking) {
        return jdbc.sql("select a.number, a.place, c.step_due" + OPEN
                        + " and a.id = :asker and c.round = :round and c.asked = :asked")
                .param("county", county)
                .param("asker", asking.asker())
                .param("round", asking.round())
                .param("asked", asking.asked())
                .query((row, n) -> new Open(
                        row.getString("number"), new Place(row.getLong("place")), Timestamps.read(row, "step_due")))
                .optional()
                .flatMap(open -> people.phone(county, asking.asker())
                        .map(phone -> new Letter(
                                phone,
                                open.place(),
                                open.number().replaceFirst("^\\d{12}-", ""),
                                links.make(county, asking.asker(), asking.round(), open.due()),
                                open.due())));
    }

    private record Open(String number, Place place, Instant due) {}
}
