package org.sandan.needs;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.sandan.divisions.Divisions;
import org.sandan.divisions.Grids;
import org.sandan.documents.Drafts;
import org.sandan.documents.Photos;
import org.sandan.kernel.DivisionCode;
import org.sandan.kernel.Ids;
import org.sandan.kernel.Outcome;
import org.sandan.kernel.Refusal;
import org.sandan.kernel.Refusal.AtField;
import org.sandan.lifecycle.Act;
import org.sandan.lifecycle.CaseRow;
import org.sandan.lifecycle.Standing;
import org.sandan.organisations.Post;
import org.sandan.organisations.Posts;
import org.sandan.platform.Numbers;
import org.sandan.platform.Timestamps;
import org.sandan.platform.Viewer;
import org.springframework.stereotype.Component;

/**
 * 点单: somebody orders what is needed, with or without an account. The community secretary owns the order from this
 * moment and has the time of the rule {@code need.received} to accept it. Whoever orders gets a number and a code.
 *
 * <p>Refused: a village or grid that does not exist or does not belong together, an unknown kind, words or contact that
 * cannot be kept, a village without a secretary's post.
 */
@Component
public class PlaceOrder {
    private final Ground ground;
    private final Rows rows;
    private final NeedSteps steps;
    private final Numbers numbers;

    PlaceOrder(Ground ground, Rows rows, NeedSteps steps, Numbers numbers) {
        this.ground = ground;
        this.rows = rows;
        this.steps = steps;
        this.numbers = numbers;
    }

    /** Where orders may be placed, and who answers for them. */
    @Component
    record Ground(Divisions divisions, Grids grids, Posts posts, Categories categories) {}

    /** What an order writes. */
    @Component
    record Rows(NeedStore needs, AskerStore askers, QueryCodes codes, Photos photos, Drafts drafts) {}

    /** What the orderer takes away. The code is told here and never again. */
    public record Receipt(int county, UUID need, UUID asker, String number, String code, Instant answerBy) {}

    /**
     * Runs in the caller's transaction.
     *
     * @param requestKey the key of the request, from which the query code follows
     * @param onBehalf who orders for somebody else; null where the orderer does
     */
    public Outcome<Receipt> place(Order order, String requestKey, @Nullable Viewer onBehalf) {
        int county = order.village().county();
        List<AtField> faults = new ArrayList<>(order.faults());
        if (faults.isEmpty()) {
            faults.addAll(faultsOfGround(order));
        }
        Optional<Post> secretary =
                faults.isEmpty() ? ground.posts().secretaryOf(county, order.place()) : Optional.empty();
        if (faults.isEmpty() && secretary.isEmpty()) {
            faults.add(AtField.of("grid", NeedRefusal.NO_SECRETARY));
        }
        return secretary.isEmpty()
                ? Outcome.refused(Refusal.at(faults))
                : Outcome.done(write(order, secretary.get().id(), requestKey, onBehalf));
    }

    private List<AtField> faultsOfGround(Order order) {
        List<AtField> faults = new ArrayList<>();
        if (ground.divisions().find(order.village()).isEmpty()) {
            faults.add(AtField.of("village", NeedRefusal.UNKNOWN_DIVISION));
        } else if (order.village().level() != DivisionCode.Level.VILLAGE) {
            faults.add(AtField.of("village", NeedRefusal.NOT_A_VILLAGE));
        } else if (order.place().isGrid() && ground.grids().find(order.place()).isEmpty()) {
            faults.add(AtField.of("grid", NeedRefusal.GRID_OF_ANOTHER_VILLAGE));
        }
        if (faults.isEmpty()
                && !ground.categories().isKnown(order.village().county(), order.place(), order.category())) {
            faults.add(AtField.of("category", NeedRefusal.UNKNOWN_CATEGORY));
        }
        return faults;
    }

    private Receipt write(Order order, UUID secretary, String requestKey, @Nullable Viewer onBehalf) {
        int county = order.village().county();
        Instant now = steps.now();
        int year = LocalDate.ofInstant(now, Timestamps.CHINA).getYear();
        String number = numbers.next(county, order.village().value(), year);
        UUID id = Ids.next();
        Standing.Clock clock = steps.clock(now, "need.received");
        Standing standing = Standing.opened(null, "received", secretary, clock)
                .dueIn(steps.dueTimes().due(now, "need.whole").at());
        CaseRow row = new CaseRow(county, id, NeedLifecycle.KIND, number, order.place(), now, 1, standing);
        Act act = onBehalf == null
                ? Act.byAsker("order", now)
                : Act.byPost("order", onBehalf.actingPost(), onBehalf.actingAccount(), now);
        steps.open(row, act, "order");
        rows.needs().add(county, id, order);
        UUID asker = Ids.next();
        rows.askers()
                .add(
                        county,
                        new Asker(asker, id, number, true, order.contact().anonymous(), now, false),
                        order.place(),
                        order.words(),
                        order.spot(),
                        order.contact());
        String code = rows.codes().make(county, asker, requestKey);
        if (order.draft() != null) {
            rows.photos().adopt(county, order.draft().id(), id, order.place());
            rows.drafts().discard(order.draft());
        }
        return new Receipt(county, id, asker, number, code, clock.due());
    }
}
