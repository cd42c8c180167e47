package org.sandan.needs;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.sandan.chain.Chain.Passed;
import org.sandan.kernel.Ids;
import org.sandan.kernel.Outcome;
import org.sandan.kernel.Refusal;
import org.sandan.kernel.Refusal.Common;
import org.sandan.lifecycle.Act;
import org.sandan.lifecycle.CaseRow;
import org.sandan.lifecycle.Cases;
import org.sandan.lifecycle.Turn;
import org.sandan.platform.Viewer;
import org.springframework.stereotype.Component;

/**
 * 加入: somebody asks for what others have ordered already, instead of ordering it again, and gets a code of their own.
 * No clock starts anew by it. Refused: an order that has ended.
 */
@Component
public class JoinNeed {
    private static final int TRIES = 5;

    private final Cases cases;
    private final NeedStore needs;
    private final AskerStore askers;
    private final QueryCodes codes;
    private final NeedSteps steps;

    JoinNeed(Cases cases, NeedStore needs, AskerStore askers, QueryCodes codes, NeedSteps steps) {
        this.cases = cases;
        this.needs = needs;
        this.askers = askers;
        this.codes = codes;
        this.steps = steps;
    }

    /** What a joiner says. */
    public record Joining(int county, UUID need, String words, String spot, Contact contact) {}

    /** Runs in the caller's transaction. */
    public Outcome<PlaceOrder.Receipt> join(Joining joining, String requestKey, @Nullable Viewer onBehalf) {
        List<Refusal.AtField> faults = Order.faultsOf(joining.contact());
        if (!faults.isEmpty()) {
            return Outcome.refused(Refusal.at(faults));
        }
        for (int attempt = 0; attempt < TRIES; attempt++) {
            Optional<CaseRow> row = cases.find(joining.county(), joining.need());
            if (row.isEmpty() || !row.get().kind().equals(NeedLifecycle.KIND)) {
                return Outcome.refused(Common.NOT_FOUND);
            }
            if (row.get().standing().turn() == Turn.NOBODY) {
                return Outcome.refused(NeedRefusal.ENDED_CANNOT_JOIN);
            }
            if (move(row.get(), onBehalf)) {
                return Outcome.done(write(row.get(), joining, requestKey));
            }
        }
        return Outcome.refused(Common.STALE);
    }

    /** Somebody else may move the need at the same moment: then the newest row is read and tried again. */
    private boolean move(CaseRow row, @Nullable Viewer onBehalf) {
        Instant now = steps.now();
        Act act = onBehalf == null
                ? Act.byAsker("join", now)
                : Act.byPost("join", onBehalf.actingPost(), onBehalf.actingAccount(), now);
        return steps.finish(row, row.standing(), act, "", Passed.DONE) instanceof Outcome.Done<Integer>;
    }

    private PlaceOrder.Receipt write(CaseRow row, Joining joining, String requestKey) {
        UUID asker = Ids.next();
        Asker joiner = new Asker(
                asker, row.id(), row.number(), false, joining.contact().anonymous(), steps.now(), false);
        askers.add(row.county(), joiner, row.place(), joining.words(), joining.spot(), joining.contact());
        needs.addAskers(row.county(), row.id(), 1);
        String code = codes.make(row.county(), asker, requestKey);
        Instant answerBy =
                row.standing().stepDue() == null ? steps.now() : row.standing().stepDue();
        return new PlaceOrder.Receipt(row.county(), row.id(), asker, row.number(), code, answerBy);
    }
}
