package org.sandan.meetings;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.sandan.chain.Escalations;
import org.sandan.kernel.Outcome;
import org.sandan.kernel.Refusal;
import org.sandan.kernel.Refusal.Common;
import org.sandan.kernel.Role;
import org.sandan.meetings.MeetingRow.Item;
import org.sandan.meetings.MeetingRow.Opinion;
import org.sandan.needs.DecideNeed;
import org.sandan.platform.Transactions;
import org.sandan.platform.Viewer;
import org.sandan.projects.AnswerClaim;
import org.sandan.projects.AtMeeting;
import org.sandan.projects.ClaimProject;
import org.sandan.projects.ClaimRow;
import org.sandan.projects.ClaimStore;
import org.sandan.projects.DecideProject;
import org.sandan.projects.ProjectRefusal;
import org.sandan.projects.ProjectRow;
import org.sandan.projects.ProjectStore;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.stereotype.Component;

/**
 * What becomes of an item of the agenda: claimed, with one lead and others beside it; or this time by nobody. In the
 * session and after it alike; what is entered later is marked. Refused: an item without a lead or with two, and calling a
 * claimed one unclaimed.
 */
@Component
public class DecideItem {
    private static final Set<String> OPEN = Set.of("in_session", "minutes");
    private static final int LONGEST = 300;

    private final MeetingStore meetings;
    private final RecordStore records;
    private final MeetingSteps steps;
    private final Projects projects;
    private final Transactions transactions;

    DecideItem(
            MeetingStore meetings,
            RecordStore records,
            MeetingSteps steps,
            Projects projects,
            Transactions transactions) {
        this.meetings = meetings;
        this.records = records;
        this.steps = steps;
        this.projects = projects;
        this.transactions = transactions;
    }

    @Component
    record Projects(
            ProjectStore store,
            ClaimStore rows,
            ClaimProject claims,
            AnswerClaim answers,
            AtMeeting atMeeting,
            DecideProject decide,
            DecideNeed needs) {}

    /**
     * What the leading group decides on a topic, as it was typed.
     *
     * @param how department, funded, next_year or refused
     * @param version of the need or project that was seen
     * @param body the department; null unless one is to do it
     */
    public record Study(String how, int version, @Nullable UUID body, String amount, String source, String reason) {}

    /**
     * 专题研究: decides a topic. One act moves the case, stands in its history with the meeting's number, in the minutes, and
     * before everybody who asked. Refused: somebody who is not the leading group, a no or a next year without a reason, money
     * without an amount or a source.
     */
    public Outcome<UUID> study(Viewer viewer, UUID id, UUID item, Study study) {
        if (viewer.role() != Role.LEADING_GROUP) {
            return Outcome.refused(MeetingRefusal.NOT_THE_LEADING_GROUP);
        }
        return transactions.write(
                viewer.scope(),
                () -> at(viewer, id, item).then(at -> {
                    UUID topic = at.item().topic();
                    if (topic == null || !at.item().isOpen()) {
                        return Outcome.refused(Common.NOT_ALLOWED_NOW);
                    }
                    Escalations.Meeting meeting =
                            new Escalations.Meeting(id, at.open().row().number());
                    return ruling(study, meeting).then(ruling -> {
                        boolean project =
                                projects.store().find(at.open().county(), topic).isPresent();
                        Outcome<Integer> moved = project
                                ? projects.decide().studied(viewer, topic, study.version(), ruling)
                                : projects.needs().studied(viewer, topic, study.version(), ruling);
                        return moved.map(version -> decide(at, ruling.how().word()));
                    });
                }));
    }

    private static Outcome<Escalations.Ruling> ruling(Study study, Escalations.Meeting meeting) {
        return switch (study.how()) {
            case "department" ->
                study.body() == null
                        ? Outcome.refused(Refusal.at("organisation", Common.UNKNOWN_CHOICE))
                        : MeetingSteps.text("reason", study.reason(), LONGEST, false)
                                .map(words -> new Escalations.Ruling(
                                        Escalations.How.DEPARTMENT, study.body(), null, "", words, meeting));
            case "funded" ->
                DecideProject.money(study.amount(), study.source())
                        .then(money -> MeetingSteps.text("reason", study.reason(), LONGEST, false)
                                .map(words -> new Escalations.Ruling(
                                        Escalations.How.FUNDED, null, money.amount(), money.source(), words, meeting)));
            case "next_year", "refused" ->
                MeetingSteps.text("reason", study.reason(), LONGEST, true)
                        .map(words -> new Escalations.Ruling(
                                study.how().equals("refused") ? Escalations.How.REFUSED : Escalations.How.NEXT_YEAR,
                                null,
                                null,
                                "",
                                words,
                                meeting));
            default -> Outcome.refused(Refusal.at("how", MeetingRefusal.DECISION_MISSING));
        };
    }

    /** @param as lead, support, or none where the offer is not taken; other words leave it open */
    public record Choice(UUID claim, int version, String as) {
        int order() {
            return as.equals(ClaimRow.LEAD) ? 0 : 1;
        }
    }

    private record At(MeetingSteps.Open open, Item item) {}

    private Outcome<At> at(Viewer viewer, UUID id, UUID item) {
        return steps.open(viewer, id, OPEN)
                .then(open -> meetings.items(open.county(), id).stream()
                        .filter(one -> one.id().equals(item))
                        .findFirst()
                        .map(one -> Outcome.done(new At(open, one)))
                        .orElseGet(() -> Outcome.refused(Common.NOT_FOUND)));
    }

    /** 确认接单，进入下一项 */
    public Outcome<UUID> confirm(Viewer viewer, UUID id, UUID item, List<Choice> choices) {
        try {
            return transactions.write(
                    viewer.scope(),
                    () -> at(viewer, id, item)
                            .then(at -> at.item().topic() != null
                                    ? Outcome.<UUID>refused(Common.NOT_ALLOWED_NOW)
                                    : at.item().project() == null
                                            ? Outcome.done(decide(at, "noted"))
                                            : accept(viewer, at, choices)));
        } catch (DuplicateKeyException raced) {
            return Outcome.refused(ProjectRefusal.HAS_A_LEAD);
        }
    }

    private Outcome<UUID> accept(Viewer viewer, At at, List<Choice> choices) {
        long leads = choices.stream().filter(one -> one.order() == 0).count();
        if (leads > 1) {
            return Outcome.refused(MeetingRefusal.TWO_LEADS);
        }
        if (leads == 0 && lead(at).isEmpty()) {
            return Outcome.refused(MeetingRefusal.LEAD_MISSING);
        }
        boolean others = choices.stream()
                .map(choice -> projects.rows().find(at.open().county(), choice.claim()))
                .anyMatch(claim -> claim.isEmpty()
                        || !claim.get().project().equals(at.item().project()));
        if (others) {
            return Outcome.refused(Common.UNKNOWN_CHOICE);
        }
        for (Choice choice :
                choices.stream().sorted(Comparator.comparing(Choice::order)).toList()) {
            Outcome<Integer> done = switch (choice.as()) {
                case ClaimRow.LEAD, ClaimRow.SUPPORT ->
                    projects.answers().inside(viewer, choice.claim(), choice.version(), choice.as());
                case "none" -> projects.answers().notTakenInside(viewer, choice.claim(), choice.version());
                default -> Outcome.done(0);
            };
            if (done instanceof Outcome.Refused<Integer>(Refusal refusal)) {
                return Outcome.refused(refusal);
            }
        }
        return Outcome.done(decide(at, "claimed"));
    }

    private Optional<UUID> lead(At at) {
        UUID project = at.item().project();
        return project == null
                ? Optional.empty()
                : projects.store().find(at.open().county(), project).map(ProjectRow::lead);
    }

    /** Writes what became of it, and in the session turns to the next open item. */
    private UUID decide(At at, String outcome) {
        int county = at.open().county();
        MeetingRow meeting = at.open().meeting();
        meetings.decided(
                county, at.item().id(), outcome, at.open().now(), at.open().isLate());
        if (!at.open().isLate()) {
            List<Item> items = meetings.items(county, meeting.id());
            items.stream()
                    .filter(Item::isOpen)
                    .min(Comparator.comparing(
                                    (Item one) -> one.position() < at.item().position())
                            .thenComparing(Item::position))
                    .ifPresent(next -> meetings.current(county, meeting.id(), next.id()));
        }
        return meeting.id();
    }

    /** 本次无人认领: two meetings so, and the project goes one level up. */
    Outcome<UUID> unclaimed(Viewer viewer, UUID id, UUID item) {
        return transactions.write(
                viewer.scope(),
                () -> at(viewer, id, item).then(at -> {
                    UUID project = at.item().project();
                    if (project == null || !at.item().isOpen()) {
                        return Outcome.refused(Common.NOT_ALLOWED_NOW);
                    }
                    if (lead(at).isPresent()) {
                        return Outcome.refused(MeetingRefusal.HAS_BEEN_CLAIMED);
                    }
                    UUID next = decide(at, "unclaimed");
                    int county = at.open().county();
                    int times =
                            meetings.timesUnclaimed(county, project, at.item().dispatch());
                    return projects.atMeeting()
                            .unclaimed(county, project, id, times)
                            .map(done -> next);
                }));
    }

    /**
     * An offer for what stands on the agenda: of a unit itself, or entered by the meeting's secretary after a show of hands.
     *
     * @param organisation for which unit; null where the unit does so itself
     */
    public Outcome<UUID> offer(
            Viewer viewer,
            UUID id,
            UUID item,
            @Nullable UUID organisation,
            boolean lead,
            List<Integer> parts,
            String words) {
        return transactions
                .read(viewer.scope(), () -> project(viewer, id, item))
                .map(project -> projects.claims()
                        .offer(viewer, new ClaimProject.Offer(project, organisation, false, lead, parts, words)))
                .orElseGet(() -> Outcome.refused(Common.NOT_FOUND));
    }

    /** The project of an item; empty where it has none. In the caller's transaction. */
    Optional<UUID> project(Viewer viewer, UUID id, UUID item) {
        return meetings.items(viewer.county(), id).stream()
                .filter(one -> one.id().equals(item))
                .findFirst()
                .map(Item::project);
    }

    /** 撤销这一步: until the meeting ends the offer is open again, and where it led, the item too. */
    Outcome<UUID> undo(Viewer viewer, UUID id, UUID item, UUID claim, int version) {
        return transactions.write(
                viewer.scope(),
                () -> at(viewer, id, item)
                        .then(at -> projects.answers()
                                .undoInside(viewer, claim, version)
                                .map(undone -> {
                                    if (lead(at).isEmpty()) {
                                        int county = at.open().county();
                                        meetings.decided(
                                                county, item, null, at.open().now(), false);
                                        if (!at.open().isLate()) {
                                            meetings.current(county, id, item);
                                        }
                                    }
                                    return id;
                                })));
    }

    /** 记录不同意见 */
    public Outcome<UUID> say(Viewer viewer, UUID id, @Nullable UUID item, @Nullable UUID organisation, String words) {
        return transactions.write(
                viewer.scope(),
                () -> steps.open(viewer, id, OPEN)
                        .then(open -> MeetingSteps.text("opinion", words, LONGEST, true)
                                .map(said -> {
                                    Opinion opinion = new Opinion(item, organisation, said, open.isLate());
                                    records.say(open.meeting(), opinion, open.now());
                                    return id;
                                })));
    }
}
