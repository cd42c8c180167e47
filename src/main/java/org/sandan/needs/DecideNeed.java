package org.sandan.needs;

import java.util.Optional;
import java.util.UUID;
import org.sandan.chain.Chain.Passed;
import org.sandan.chain.Levels;
import org.sandan.kernel.Outcome;
import org.sandan.kernel.Refusal;
import org.sandan.kernel.Refusal.AtField;
import org.sandan.kernel.Refusal.Common;
import org.sandan.kernel.Text;
import org.sandan.lifecycle.Standing;
import org.sandan.platform.Transactions;
import org.sandan.platform.Viewer;
import org.springframework.stereotype.Component;

/**
 * The steps that demand nothing but a reason: 不予受理 refuse, 退回 hand back, 退回社区 send back, 上报 raise. Those who
 * asked read the reason of a refusal; it is a result of its own, counted apart from what was not solved.
 */
@Component
public class DecideNeed {
    static final int LONGEST = 500;

    private final NeedSteps steps;
    private final Levels levels;
    private final Transactions transactions;

    DecideNeed(NeedSteps steps, Levels levels, Transactions transactions) {
        this.steps = steps;
        this.levels = levels;
        this.transactions = transactions;
    }

    /** @param action refuse, hand_back, send_back or raise */
    public record Decision(UUID need, int version, String action, String reason) {}

    public Outcome<Integer> decide(Viewer viewer, Decision decision) {
        return transactions.write(viewer.scope(), () -> inside(viewer, decision));
    }

    /** The same in the caller's transaction. */
    Outcome<Integer> inside(Viewer viewer, Decision decision) {
        return steps.take(viewer, decision.need(), decision.version(), decision.action())
                .then(taken -> {
                    String reason = Text.tidy(decision.reason());
                    Optional<AtField> fault = faultOf("reason", reason);
                    if (fault.isPresent()) {
                        return Outcome.refused(Refusal.at(java.util.List.of(fault.get())));
                    }
                    Optional<Standing> after = after(taken);
                    return after.map(standing -> steps.finish(
                                    taken.row(),
                                    standing,
                                    steps.act(viewer, taken).saying(reason),
                                    decision.action(),
                                    decision.action().equals("raise") ? Passed.DONE : Passed.RETURNED))
                            .orElseGet(() -> Outcome.refused(Common.NOT_ALLOWED_NOW));
                });
    }

    private Optional<Standing> after(NeedSteps.Taken taken) {
        Standing now = taken.standing();
        return switch (taken.edge().action()) {
            case "refuse" -> Optional.of(now.ended("refused", taken.now()));
            case "hand_back" ->
                Optional.of(now.at("accepted", now.ownerPost(), steps.clock(taken.now(), "need.accepted")));
            case "send_back" ->
                levels.community(taken.row())
                        .map(post -> now.owned(post).at("accepted", post, steps.clock(taken.now(), "need.accepted")));
            case "raise" -> levels.raised(taken.row(), now, "need.raised", taken.now());
            default -> Optional.empty();
        };
    }

    /** What is wrong with a reason: it is missing, too long, or holds what nobody can see. */
    static Optional<AtField> faultOf(String field, String reason) {
        if (reason.isBlank()) {
            return Optional.of(AtField.of(field, Common.REQUIRED));
        }
        return Text.fault(reason, LONGEST).map(type -> AtField.of(field, type, LONGEST));
    }
}
