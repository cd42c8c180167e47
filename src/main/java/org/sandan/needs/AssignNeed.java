package org.sandan.needs;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.sandan.chain.Chain.Passed;
import org.sandan.deadlines.DueTimes;
import org.sandan.kernel.Outcome;
import org.sandan.kernel.Refusal;
import org.sandan.kernel.Refusal.AtField;
import org.sandan.kernel.Refusal.Common;
import org.sandan.kernel.Text;
import org.sandan.lifecycle.Standing;
import org.sandan.organisations.Posts;
import org.sandan.platform.Transactions;
import org.sandan.platform.Viewer;
import org.sandan.search.SearchIndex;
import org.springframework.stereotype.Component;

/**
 * 下单（即办）: the owner gives the order to a post of grid, community, village or town that answers it at once, with a
 * date. Can be undone. Refused: a post that does not serve the place, a date that is past, not worked, or later than the
 * rule {@code need.assigned.longest} allows.
 */
@Component
public class AssignNeed {
    private static final int LONGEST_NOTE = 300;

    private final NeedSteps steps;
    private final NeedStore needs;
    private final Posts posts;
    private final AcceptNeed acceptNeed;
    private final AcceptNeed.Kinds kinds;
    private final SearchIndex search;
    private final Transactions transactions;

    AssignNeed(
            NeedSteps steps,
            NeedStore needs,
            Posts posts,
            AcceptNeed acceptNeed,
            AcceptNeed.Kinds kinds,
            SearchIndex search,
            Transactions transactions) {
        this.steps = steps;
        this.needs = needs;
        this.posts = posts;
        this.acceptNeed = acceptNeed;
        this.kinds = kinds;
        this.search = search;
        this.transactions = transactions;
    }

    /**
     * @param title the public title, where none was confirmed yet: an order that was refused before it was accepted and
     *     then studied above has none
     * @param note a word to the assignee; may be empty
     * @param category its kind, where nobody has said it yet for the same reason; else null
     */
    public record Assignment(
            UUID need,
            int version,
            @Nullable UUID post,
            @Nullable LocalDate date,
            String title,
            String note,
            @Nullable UUID category) {

        public Assignment(
                UUID need, int version, @Nullable UUID post, @Nullable LocalDate date, String title, String note) {
            this(need, version, post, date, title, note, null);
        }
    }

    public Outcome<Integer> assign(Viewer viewer, Assignment assignment) {
        return transactions.write(viewer.scope(), () -> inside(viewer, assignment));
    }

    /** 即办: accepts and gives it to a post in one step for the secretary, two in the history. */
    public Outcome<Integer> acceptAndAssign(Viewer viewer, AcceptNeed.Acceptance acceptance, Assignment assignment) {
        return transactions.write(
                viewer.scope(),
                () -> acceptNeed
                        .inside(viewer, acceptance)
                        .then(version -> inside(
                                viewer,
                                new Assignment(
                                        assignment.need(),
                                        version,
                                        assignment.post(),
                                        assignment.date(),
                                        assignment.title(),
                                        assignment.note()))));
    }

    /** The same in the caller's transaction. */
    Outcome<Integer> inside(Viewer viewer, Assignment assignment) {
        return steps.take(viewer, assignment.need(), assignment.version(), "assign")
                .then(taken -> {
                    List<AtField> faults = faults(viewer, taken, assignment);
                    UUID post = assignment.post();
                    LocalDate date = assignment.date();
                    if (!faults.isEmpty() || post == null || date == null) {
                        return Outcome.refused(Refusal.at(faults));
                    }
                    DueTimes dueTimes = steps.dueTimes();
                    Standing.Clock clock = new Standing.Clock(
                            taken.now(),
                            dueTimes.closing(date),
                            steps.rules().rule("need.assigned.longest").reference(),
                            steps.clock(taken.now(), "need.assigned.longest").calendar(),
                            true);
                    needs.assign(viewer.county(), taken.row().id(), post, date);
                    String title = title(taken, assignment);
                    if (taken.standing().title() == null) {
                        search.put(
                                viewer.county(),
                                NeedLifecycle.KIND,
                                taken.row().id(),
                                taken.row().place(),
                                taken.row().openedAt(),
                                title);
                    }
                    return steps.finish(
                            taken.row(),
                            taken.standing().titled(title).at("assigned", post, clock),
                            steps.act(viewer, taken)
                                    .with(facts(taken, assignment, post, date))
                                    .saying(Text.tidy(assignment.note())),
                            "assign",
                            Passed.DONE);
                });
    }

    private static String title(NeedSteps.Taken taken, Assignment assignment) {
        String known = taken.standing().title();
        return known == null ? Text.tidy(assignment.title()) : known;
    }

    /** What an undo needs in order to restore the need. */
    private Map<String, String> facts(NeedSteps.Taken taken, Assignment assignment, UUID post, LocalDate date) {
        NeedRow need = taken.need();
        Map<String, String> facts = new LinkedHashMap<>(kinds.settle(taken, assignment.category()));
        facts.put("assignee", post.toString());
        facts.put("promised", date.toString());
        if (need.assignee() != null && need.promisedOn() != null) {
            facts.put("assigneeBefore", need.assignee().toString());
            facts.put("promisedBefore", need.promisedOn().toString());
        }
        return facts;
    }

    private List<AtField> faults(Viewer viewer, NeedSteps.Taken taken, Assignment assignment) {
        List<AtField> faults = new ArrayList<>();
        if (assignment.post() == null) {
            faults.add(AtField.of("post", Common.REQUIRED));
        } else if (posts.answeringPosts(viewer.county(), taken.row().place()).stream()
                .noneMatch(post -> post.id().equals(assignment.post()))) {
            faults.add(AtField.of("post", NeedRefusal.POST_CANNOT_TAKE_IT));
        }
        PublicTitle.fault(title(taken, assignment)).ifPresent(faults::add);
        kinds.fault(taken, assignment.category()).ifPresent(faults::add);
        faults.addAll(faultsOfDate(taken, assignment.date()));
        Text.fault(assignment.note(), LONGEST_NOTE)
                .ifPresent(type -> faults.add(AtField.of("note", type, LONGEST_NOTE)));
        return faults;
    }

    private List<AtField> faultsOfDate(NeedSteps.Taken taken, @Nullable LocalDate date) {
        if (date == null) {
            return List.of(AtField.of("date", Common.REQUIRED));
        }
        LocalDate latest = steps.dueTimes().latest(taken.now(), "need.assigned.longest");
        if (!steps.dueTimes().closing(date).isAfter(taken.now())) {
            return List.of(AtField.of("date", NeedRefusal.DATE_IN_THE_PAST));
        }
        if (date.isAfter(latest)) {
            return List.of(AtField.of("date", NeedRefusal.DATE_TOO_LATE, latest.toString()));
        }
        return steps.dueTimes().isWorking(date)
                ? List.of()
                : List.of(AtField.of("date", NeedRefusal.NOT_A_WORKING_DAY));
    }
}
