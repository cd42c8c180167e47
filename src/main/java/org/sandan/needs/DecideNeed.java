package org.sandan.needs;

import java.util.Optional;
import java.util.UUID;
import org.sandan.chain.Chain.Passed;
import org.sandan.chain.Escalations;
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
    private final Escalations escalations;
    private final Transactions transactions;

    DecideNeed(NeedSteps steps, Levels levels, Escalations escalations, Transactions transactions) {
        this.steps = steps;
        this.levels = levels;
        this.escalations = escalations;
        this.transactions = transactions;
    }

    /**
     * @param action refuse, hand_back, send_back or raise
     * @param proposal 建议: what is proposed to the level above; only where it is raised
     */
    public record Decision(UUID need, int version, String action, String reason, String proposal) {
        /** Whoever raises it proposes nothing beyond the reason. */
        public Decision(UUID need, int version, String action, String reason) {
            this(need, version, action, reason, reason);
        }
    }

    /**
     * 专题研究: what the leading group decides on a raised need in its meeting, in the caller's transaction. A no ends it; with
     * everything else it goes back to its community, which makes a project of it by what was decided.
     */
    public Outcome<Integer> studied(Viewer viewer, UUID id, int version, Escalations.Ruling ruling) {
        String action = ruling.how() == Escalations.How.REFUSED ? "refuse" : "send_back";
        return steps.take(viewer, id, version, action)
                .then(taken -> after(taken)
                        .map(standing -> ruled(viewer, taken, standing, ruling))
                        .orElseGet(() -> Outcome.refused(Common.NOT_ALLOWED_NOW)));
    }

    private Outcome<Integer> ruled(Viewer viewer, NeedSteps.Taken taken, Standing standing, Escalations.Ruling ruling) {
        boolean refused = ruling.how() == Escalations.How.REFUSED;
        return steps.finish(
                        taken.row(),
                        standing,
                        steps.act(viewer, taken).saying(ruling.words()).with(ruling.facts()),
                        refused ? "refuse" : "study",
                        refused ? Passed.RETURNED : Passed.DONE)
                .map(version -> {
                    escalations.decide(taken.row(), version, viewer.actingPost(), ruling, taken.now());
                    return version;
                });
    }

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
                    String proposal = Text.tidy(decision.proposal());
                    boolean raised = decision.action().equals("raise");
                    Optional<AtField> missing = raised ? faultOf("proposal", proposal) : Optional.empty();
                    if (missing.isPresent()) {
                        return Outcome.refused(Refusal.at(java.util.List.of(missing.get())));
                    }
                    Optional<Standing> after = after(taken);
                    return after.map(standing -> steps.finish(
                                            taken.row(),
                                            standing,
                                            steps.act(viewer, taken).saying(reason),
                                            decision.action(),
                                            raised ? Passed.DONE : Passed.RETURNED)
                                    .map(version -> {
                                        file(viewer, taken, version, decision.action(), reason, proposal);
                                        return version;
                                    }))
                            .orElseGet(() -> Outcome.refused(Common.NOT_ALLOWED_NOW));
                });
    }

    /** What goes up with it, or what came back from the level to which it had gone. */
    private void file(
            Viewer viewer, NeedSteps.Taken taken, int version, String action, String reason, String proposal) {
        if (action.equals("raise")) {
            escalations.propose(taken.row(), version, viewer.actingPost(), proposal, taken.now());
        } else if (taken.row().state().equals("raised")) {
            Escalations.How how = action.equals("refuse") ? Escalations.How.REFUSED : Escalations.How.SENT_BACK;
            escalations.decide(
                    taken.row(), version, viewer.actingPost(), Escalations.Ruling.of(how, reason), taken.now());
        }
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
