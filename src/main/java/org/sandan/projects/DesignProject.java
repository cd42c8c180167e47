package org.sandan.projects;

import java.time.Instant;
import java.time.LocalDate;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.sandan.chain.CaseSteps;
import org.sandan.chain.Links;
import org.sandan.kernel.Ids;
import org.sandan.kernel.Money;
import org.sandan.kernel.Outcome;
import org.sandan.kernel.Place;
import org.sandan.kernel.Refusal;
import org.sandan.kernel.Refusal.AtField;
import org.sandan.kernel.Refusal.Common;
import org.sandan.kernel.Text;
import org.sandan.lifecycle.Act;
import org.sandan.lifecycle.CaseRow;
import org.sandan.lifecycle.Standing;
import org.sandan.needs.Group;
import org.sandan.needs.NeedRefusal;
import org.sandan.needs.ProjectNeeds;
import org.sandan.needs.PublicTitle;
import org.sandan.platform.Numbers;
import org.sandan.platform.Timestamps;
import org.sandan.platform.Transactions;
import org.sandan.platform.Viewer;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.stereotype.Component;

/**
 * 设计项目: makes a project of one or several needs of a community, or of the party-building list. It begins as a draft that
 * holds all that the needs already say, so that nothing is typed twice; a draft is a case and is never purged.
 */
@Component
public class DesignProject {
    private final ProjectStore projects;
    private final ProjectSteps steps;
    private final CaseSteps caseSteps;
    private final From from;
    private final Transactions transactions;

    DesignProject(
            ProjectStore projects, ProjectSteps steps, CaseSteps caseSteps, From from, Transactions transactions) {
        this.projects = projects;
        this.steps = steps;
        this.caseSteps = caseSteps;
        this.from = from;
        this.transactions = transactions;
    }

    @Component
    record From(ProjectNeeds needs, Links links, Numbers numbers) {}

    /**
     * A project to be designed.
     *
     * @param needs what it is made of; none for the party-building list
     * @param title where it is made of no need
     * @param small whether it is a small wish or small project
     */
    public record Beginning(List<UUID> needs, String title, boolean small) {}

    /** Begins a draft. @return its id */
    public Outcome<UUID> begin(Viewer viewer, Beginning beginning) {
        try {
            return transactions.write(viewer.scope(), () -> inside(viewer, beginning));
        } catch (DuplicateKeyException raced) {
            return Outcome.refused(Common.STALE);
        }
    }

    /** The same in the caller's transaction. */
    public Outcome<UUID> inside(Viewer viewer, Beginning beginning) {
        int county = viewer.county();
        List<ProjectNeeds.Part> parts = from.needs().parts(county, beginning.needs());
        if (parts.size() < beginning.needs().size()) {
            return Outcome.refused(Common.NOT_FOUND);
        }
        Optional<UUID> begun = begun(viewer, beginning.needs());
        if (begun.isPresent()) {
            return Outcome.done(begun.get());
        }
        Optional<ProjectNeeds.Part> taken =
                parts.stream().filter(part -> !part.isFree()).findFirst();
        if (taken.isPresent()) {
            return Outcome.refused(NeedRefusal.NOT_FREE, taken.get().heading());
        }
        Set<Place> places =
                parts.stream().map(part -> Place.of(part.place().division())).collect(Collectors.toSet());
        if (places.size() > 1) {
            return Outcome.refused(ProjectRefusal.NEEDS_OF_TWO_COMMUNITIES);
        }
        String title = parts.isEmpty()
                ? Text.tidy(beginning.title())
                : parts.getFirst().heading();
        Optional<AtField> fault = PublicTitle.fault(title);
        if (fault.isPresent() && parts.isEmpty()) {
            return Outcome.refused(Refusal.at(List.of(fault.get())));
        }
        Place place = places.stream().findFirst().orElseGet(() -> home(viewer));
        return Outcome.done(write(viewer, beginning, parts, place, title));
    }

    /** The draft of this post that holds just these needs already: a second click finds it instead of making another. */
    private Optional<UUID> begun(Viewer viewer, List<UUID> needs) {
        List<Links.Link> links = from.links().from(viewer.county(), needs).stream()
                .filter(link -> link.kind() == Links.Kind.NEED_PROJECT && link.holds())
                .toList();
        Set<UUID> drafts = links.stream().map(Links.Link::to).collect(Collectors.toSet());
        if (links.isEmpty() || links.size() != needs.size() || drafts.size() != 1) {
            return Optional.empty();
        }
        return drafts.stream()
                .findFirst()
                .filter(id -> caseSteps
                        .find(ProjectLifecycle.TABLE, viewer.county(), id)
                        .filter(row -> row.state().equals("draft")
                                && row.standing().ownerPost().equals(viewer.post()))
                        .isPresent());
    }

    private static Place home(Viewer viewer) {
        if (viewer.range() == null) {
            throw new IllegalStateException("A post that designs projects has a place.");
        }
        return new Place(viewer.range().from());
    }

    private UUID write(Viewer viewer, Beginning beginning, List<ProjectNeeds.Part> parts, Place place, String title) {
        int county = viewer.county();
        Instant now = caseSteps.now();
        int year = LocalDate.ofInstant(now, Timestamps.CHINA).getYear();
        String number = from.numbers().next(county, place.division().value(), year);
        UUID id = Ids.next();
        Standing standing = Standing.opened(title, "draft", viewer.actingPost(), caseSteps.clock(now, "project.draft"));
        CaseRow row = new CaseRow(county, id, ProjectLifecycle.KIND, number, place, now, 1, standing);
        Act act = Act.byPost("design", viewer.actingPost(), viewer.actingAccount(), now)
                .with(Map.of("needs", "" + parts.size()));
        caseSteps.open(row, act, parts.isEmpty() ? "list" : "order");
        ProjectRow.Origin origin = parts.isEmpty() ? ProjectRow.Origin.PARTY : ProjectRow.Origin.NEED;
        projects.add(county, id, place, origin, beginning.small());
        for (ProjectNeeds.Part part : parts) {
            from.links().add(county, part.id(), id, Links.Kind.NEED_PROJECT, place, now);
        }
        projects.design(county, place, id, firstPlan(parts, title, beginning.small()));
        return id;
    }

    /** What the needs say already. */
    private Plan firstPlan(List<ProjectNeeds.Part> parts, String title, boolean small) {
        Set<Group> groups = EnumSet.noneOf(Group.class);
        parts.forEach(part -> groups.addAll(part.groups()));
        String aim = parts.stream().map(ProjectNeeds.Part::heading).distinct().collect(Collectors.joining("；"));
        int people = parts.isEmpty()
                ? 0
                : from.needs()
                        .people(
                                parts.getFirst().place().county(),
                                parts.stream().map(ProjectNeeds.Part::id).toList());
        return new Plan(
                title,
                aim,
                "",
                people,
                groups,
                Money.NONE,
                "",
                List.of(),
                List.of(),
                small ? Route.UNITS : null,
                small ? "微心愿、微实事，由党员或单位直接认领" : "");
    }

    /** Keeps what was written so far, however incomplete. */
    public Outcome<Integer> save(Viewer viewer, UUID id, int version, Plan plan) {
        return transactions.write(
                viewer.scope(),
                () -> steps.take(viewer, id, version, "edit").then(taken -> {
                    List<AtField> faults = plan.faultsOfDraft();
                    if (!faults.isEmpty()) {
                        return Outcome.refused(Refusal.at(faults));
                    }
                    projects.design(taken.county(), taken.row().place(), id, plan);
                    return steps.finish(taken.row(), taken.standing().titled(plan.title()), steps.act(viewer, taken));
                }));
    }

    /** Takes a need out of a draft. */
    public Outcome<Integer> leaveOut(Viewer viewer, UUID id, int version, UUID need) {
        return transactions.write(
                viewer.scope(),
                () -> steps.take(viewer, id, version, "edit").then(taken -> {
                    List<Links.Link> links = from.links().to(taken.county(), id).stream()
                            .filter(Links.Link::holds)
                            .toList();
                    if (links.stream().noneMatch(link -> link.from().equals(need))) {
                        return Outcome.refused(Common.NOT_FOUND);
                    }
                    if (links.size() == 1) {
                        return Outcome.refused(ProjectRefusal.NOTHING_CHOSEN);
                    }
                    from.links().end(taken.county(), need, id, taken.now());
                    return steps.finish(taken.row(), taken.standing(), steps.act(viewer, taken));
                }));
    }

    /** Throws a draft away; its needs are free again. */
    public Outcome<Integer> discard(Viewer viewer, UUID id, int version) {
        return transactions.write(
                viewer.scope(),
                () -> steps.take(viewer, id, version, "discard").then(taken -> {
                    for (Links.Link link : from.links().to(taken.county(), id)) {
                        if (link.holds()) {
                            from.links().end(taken.county(), link.from(), id, taken.now());
                        }
                    }
                    return steps.finish(
                            taken.row(), taken.standing().ended("cancelled", taken.now()), steps.act(viewer, taken));
                }));
    }
}
