package org.sandan.needs;

import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.sandan.kernel.Outcome;
import org.sandan.kernel.Place;
import org.sandan.kernel.Refusal;
import org.sandan.kernel.Refusal.AtField;
import org.sandan.kernel.Refusal.Common;
import org.sandan.platform.Timestamps;
import org.sandan.platform.Transactions;
import org.sandan.platform.Viewer;
import org.sandan.trail.Trail;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * 待电话回访: askers who left a phone and have not answered, to be telephoned; who is asked by SMS only once that was in vain. What they say is entered by the staff and
 * marked so, and never by whoever did the work. The full phone is shown for one call, and the trail says who looked.
 */
@Component
public class Calls {
    private static final int MOST = 50;

    private final JdbcClient jdbc;
    private final AskerPeople askers;
    private final NeedStore needs;
    private final AnswerNeed answerNeed;
    private final Trail trail;
    private final Transactions transactions;
    private final InstantSource clock;

    Calls(
            JdbcClient jdbc,
            AskerPeople askers,
            NeedStore needs,
            AnswerNeed answerNeed,
            Trail trail,
            Transactions transactions,
            InstantSource clock) {
        this.clock = clock;
        this.jdbc = jdbc;
        this.askers = askers;
        this.needs = needs;
        this.answerNeed = answerNeed;
        this.trail = trail;
        this.transactions = transactions;
    }

    /**
     * Somebody to be telephoned.
     *
     * @param written whether a text message was sent before and not answered
     */
    public record Call(
            UUID asker,
            UUID need,
            String number,
            @Nullable String title,
            @Nullable String name,
            Instant due,
            boolean again,
            @Nullable UUID assignee,
            @Nullable Instant tried,
            boolean written) {}

    /** One call: with the full phone. */
    public record Opened(Call call, String phone) {}

    List<Call> list(Viewer viewer) {
        return transactions.read(viewer.scope(), () -> calls(viewer.county(), null));
    }

    /** Opens one call; the trail says who saw the phone. */
    Optional<Opened> open(Viewer viewer, UUID asker) {
        return transactions.change(
                viewer.scope(),
                () -> calls(viewer.county(), asker).stream()
                        .findFirst()
                        .flatMap(call -> askers.phone(viewer.county(), asker).map(phone -> {
                            Place place = needs.find(viewer.county(), call.need())
                                    .orElseThrow()
                                    .place();
                            trail.record(viewer, "unmask", "asker", asker, place, "call");
                            return new Opened(call, phone);
                        })));
    }

    /** @param result solved, not_solved or not_reached */
    Outcome<String> enter(Viewer viewer, UUID asker, String result, String words) {
        return transactions.write(viewer.scope(), () -> {
            Optional<Call> call = calls(viewer.county(), asker).stream().findFirst();
            if (call.isEmpty()) {
                return Outcome.refused(Common.NOT_FOUND);
            }
            if (viewer.actingPost().equals(call.get().assignee())) {
                return Outcome.refused(NeedRefusal.OWN_WORK);
            }
            return switch (result) {
                case "solved", "not_solved" ->
                    answerNeed.answer(
                            new AnswerNeed.Answer(viewer.county(), asker, result.equals("solved"), words, viewer));
                case "not_reached" -> notReached(viewer, call.get());
                default -> Outcome.refused(Refusal.at(List.of(AtField.of("answer", Common.UNKNOWN_CHOICE))));
            };
        });
    }

    /** Nobody picked up: it is kept, and the asker may still answer. */
    private Outcome<String> notReached(Viewer viewer, Call call) {
        jdbc.sql("update asker set tried_at = :now where county_id = :county and id = :asker")
                .param("now", Timestamps.of(clock.instant()))
                .param("county", viewer.county())
                .param("asker", call.asker())
                .update();
        return Outcome.done("not_reached");
    }

    private List<Call> calls(int county, @Nullable UUID asker) {
        return jdbc.sql("""
                        select a.id, a.need_id, c.number, c.title, p.name, c.step_due, c.asked, n.assignee_post, a.tried_at,
                          a.sms_under_way
                        from cases c
                        join need n on n.county_id = c.county_id and n.id = c.id
                        join asker a on a.county_id = c.county_id and a.need_id = c.id
                        join asker_person p on p.county_id = c.county_id and p.asker_id = a.id
                        where c.county_id = :county and n.county_id = :county and a.county_id = :county
                          and p.county_id = :county and c.kind = 'need' and c.turn = 'askers'
                          and a.left_at is null and p.phone is not null and (not a.sms_under_way or c.asked > 1)
                          and (cast(:asker as uuid) is null or a.id = :asker)
                          and not exists (select 1 from asker_answer w where w.county_id = :county
                            and w.asker_id = a.id and w.round = c.round)
                        order by c.step_due, a.id limit :most
                        """)
                .param("county", county)
                .param("asker", asker)
                .param("most", MOST)
                .query((row, n) -> new Call(
                        row.getObject("id", UUID.class),
                        row.getObject("need_id", UUID.class),
                        row.getString("number"),
                        row.getString("title"),
                        row.getString("name"),
                        Timestamps.read(row, "step_due"),
                        row.getInt("asked") > 1,
                        row.getObject("assignee_post", UUID.class),
                        Timestamps.readNullable(row, "tried_at"),
                        row.getBoolean("sms_under_way")))
                .list();
    }
}
