package org.sandan.meetings;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.sandan.chain.CaseList;
import org.sandan.chain.Escalations;
import org.sandan.chain.Heads;
import org.sandan.chain.Heads.Outlook;
import org.sandan.chain.Histories;
import org.sandan.chain.Levels;
import org.sandan.documents.Photos;
import org.sandan.kernel.DivisionCode;
import org.sandan.kernel.Place;
import org.sandan.kernel.PlaceRange;
import org.sandan.kernel.Role;
import org.sandan.lifecycle.CaseRow;
import org.sandan.lifecycle.Cases;
import org.sandan.lifecycle.HistoryRow;
import org.sandan.meetings.Committee.Member;
import org.sandan.meetings.MeetingRow.Attendance;
import org.sandan.meetings.MeetingRow.Item;
import org.sandan.meetings.MeetingViews.Candidate;
import org.sandan.meetings.MeetingViews.ItemView;
import org.sandan.meetings.MeetingViews.MemberLine;
import org.sandan.meetings.MeetingViews.Offer;
import org.sandan.meetings.MeetingViews.Topic;
import org.sandan.meetings.MeetingViews.View;
import org.sandan.needs.ProjectNeeds;
import org.sandan.organisations.Organisation;
import org.sandan.organisations.Organisations;
import org.sandan.organisations.Posts;
import org.sandan.platform.NotFound;
import org.sandan.platform.Rules;
import org.sandan.platform.Transactions;
import org.sandan.platform.Typed;
import org.sandan.platform.Viewer;
import org.sandan.projects.AtMeeting;
import org.sandan.projects.ClaimRow;
import org.sandan.projects.ClaimStore;
import org.sandan.projects.Plan;
import org.sandan.projects.ProjectRow;
import org.sandan.projects.ProjectStore;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/** Gathers what the pages of joint meetings show. A unit sees the meetings of the committees of which it is a member. */
@Component
class MeetingPages {
    private static final int MOST = 200;
    private static final Map<String, List<String>> UPCOMING = Map.of(
            "planned", List.of("meeting_agenda", "meeting_session", "meeting_minutes"),
            "agenda_sent", List.of("meeting_session", "meeting_minutes"),
            "in_session", List.of("meeting_session", "meeting_minutes"),
            "minutes", List.of("meeting_minutes"));

    private final CommitteeStore committees;
    private final MeetingStore meetings;
    private final RecordStore records;
    private final Projects projects;
    private final Beside beside;
    private final Raised raised;

    MeetingPages(
            CommitteeStore committees,
            MeetingStore meetings,
            RecordStore records,
            Projects projects,
            Beside beside,
            Raised raised) {
        this.committees = committees;
        this.meetings = meetings;
        this.records = records;
        this.projects = projects;
        this.beside = beside;
        this.raised = raised;
    }

    /** Topics; the list of cases knows meetings too, and so is asked for only when a topic is shown. */
    @Component("meetingTopics")
    record Raised(Escalations escalations, DrawAgenda agenda, ObjectProvider<CaseList> list) {}

    @Component
    record Projects(
            ProjectStore store,
            ClaimStore claims,
            AtMeeting atMeeting,
            ProjectNeeds needs,
            Organisations organisations) {}

    @Component
    record Beside(
            Cases cases,
            Heads heads,
            Levels levels,
            Histories histories,
            Posts posts,
            Photos photos,
            MinutesDraft draft,
            MeetingSteps steps,
            Rules rules,
            Transactions transactions) {}

    Outlook outlook() {
        int days = beside.rules().amount("meeting.step");
        Map<String, Integer> after = new HashMap<>();
        UPCOMING.keySet().forEach(state -> after.put(state, days));
        return new Outlook(MeetingLifecycle.TABLE, UPCOMING, after);
    }

    List<Committee> committees(Viewer viewer) {
        PlaceRange range = viewer.range();
        UUID organisation = viewer.organisation();
        PlaceRange seen = range == null || viewer.role() == Role.UNIT ? new PlaceRange(0, 0) : range;
        return committees.list(
                viewer.county(),
                seen,
                organisation == null ? new UUID(0, 0) : organisation,
                beside.steps().today());
    }

    MeetingViews.ListView list(Viewer viewer) {
        return beside.transactions().read(viewer.scope(), () -> {
            int county = viewer.county();
            List<Committee> mine = committees(viewer);
            Map<UUID, Committee> byId = mine.stream().collect(Collectors.toMap(Committee::id, one -> one));
            List<MeetingRow> found = meetings.of(county, byId.keySet(), MOST);
            Map<UUID, CaseRow> rows = beside
                    .cases()
                    .find(county, found.stream().map(MeetingRow::id).toList())
                    .stream()
                    .collect(Collectors.toMap(CaseRow::id, row -> row));
            List<MeetingRow> known =
                    found.stream().filter(one -> rows.containsKey(one.id())).toList();
            var heads = beside.heads()
                    .of(
                            known.stream()
                                    .map(one -> Objects.requireNonNull(rows.get(one.id())))
                                    .toList(),
                            outlook(),
                            viewer);
            List<MeetingViews.Row> coming = new ArrayList<>();
            List<MeetingViews.Row> past = new ArrayList<>();
            for (int i = 0; i < known.size(); i++) {
                MeetingRow meeting = known.get(i);
                CaseRow row = Objects.requireNonNull(rows.get(meeting.id()));
                List<Item> items = meetings.items(county, meeting.id());
                int claimed = (int) items.stream()
                        .filter(item -> item.outcome().equals("claimed"))
                        .count();
                int projects = (int)
                        items.stream().filter(item -> item.project() != null).count();
                Committee committee = Objects.requireNonNull(byId.get(meeting.committee()));
                MeetingViews.Row line = new MeetingViews.Row(row, meeting, committee, heads.get(i), projects, claimed);
                if (MeetingLifecycle.TABLE.state(row.state()).ended()) {
                    past.add(line);
                } else {
                    coming.addFirst(line);
                }
            }
            List<Committee> own = mine.stream()
                    .filter(committee -> committee.secretary().equals(viewer.post()))
                    .toList();
            return new MeetingViews.ListView(coming, past, mine, own);
        });
    }

    /**
     * Those of these meetings whose page a viewer may open: of committees in the own range or above it, and of those of which
     * the own unit is a member. In the caller's transaction.
     */
    List<CaseRow> readable(List<CaseRow> rows, Viewer viewer) {
        if (viewer.role() != Role.UNIT) {
            return rows.stream().filter(row -> isNear(viewer, row.place())).toList();
        }
        Set<UUID> own = committees(viewer).stream().map(Committee::id).collect(Collectors.toSet());
        Set<UUID> theirs = meetings
                .find(viewer.county(), rows.stream().map(CaseRow::id).toList())
                .stream()
                .filter(meeting -> own.contains(meeting.committee()))
                .map(MeetingRow::id)
                .collect(Collectors.toSet());
        return rows.stream().filter(row -> theirs.contains(row.id())).toList();
    }

    /** Whether a committee's place is in a viewer's range, or the range in it. */
    private static boolean isNear(Viewer viewer, Place place) {
        PlaceRange range = viewer.range();
        return range != null && (range.contains(place) || place.range().contains(range));
    }

    /** The meetings of a committee that the scope shows, the newest first. */
    List<MeetingRow> of(Viewer viewer, UUID committee) {
        return meetings.of(viewer.county(), List.of(committee), MOST);
    }

    /** @param item the item to show; null for the one that is being talked about */
    View view(Viewer viewer, UUID id, @Nullable UUID item, Typed typed) {
        return beside.transactions().read(viewer.scope(), () -> gather(viewer, id, item, typed));
    }

    private View gather(Viewer viewer, UUID id, @Nullable UUID item, Typed typed) {
        int county = viewer.county();
        CaseRow row = beside.cases()
                .find(county, id)
                .filter(found -> found.kind().equals(MeetingLifecycle.KIND))
                .orElseThrow(NotFound::new);
        MeetingRow meeting = meetings.find(county, id).orElseThrow(NotFound::new);
        Committee committee = committees.find(county, meeting.committee()).orElseThrow(NotFound::new);
        List<Member> members = committees.members(county, committee.id(), meeting.day());
        boolean inside =
                viewer.range() != null && viewer.range().contains(committee.place()) && viewer.role() != Role.UNIT;
        boolean member = members.stream().anyMatch(one -> one.organisation().equals(viewer.organisation()));
        boolean below = viewer.role() != Role.UNIT && isNear(viewer, committee.place());
        if (!inside && !below && !member) {
            throw new NotFound();
        }
        Set<String> actions = MeetingLifecycle.TABLE.offered(row.state(), MeetingSteps.actors(viewer, row, meeting));
        boolean mine = !MeetingSteps.actors(viewer, row, meeting).isEmpty();
        List<Item> items = meetings.items(county, id);
        List<ItemView> views = items(viewer, items, inside);
        UUID wanted = item == null ? meeting.current() : item;
        Optional<ItemView> selected = views.stream()
                .filter(one -> one.item().id().equals(wanted))
                .findFirst()
                .or(() -> views.stream().filter(one -> one.item().isOpen()).findFirst())
                .or(() -> views.stream().findFirst());
        Map<UUID, Attendance> came =
                records.attendance(county, id).stream().collect(Collectors.toMap(Attendance::organisation, one -> one));
        var minutes = records.minutes(county, id);
        boolean drafts = mine && row.state().equals("minutes");
        return new View(
                row,
                meeting,
                committee,
                beside.heads().of(row, outlook(), viewer, beside.levels().above(row)),
                mine,
                actions,
                members.stream()
                        .map(one -> new MemberLine(one, Optional.ofNullable(came.get(one.organisation()))))
                        .toList(),
                views,
                selected,
                actions.contains("draw_agenda") ? candidates(meeting, items) : List.of(),
                records.opinions(county, id),
                records.resolutions(county, id),
                minutes,
                drafts ? beside.draft().words(row, meeting) : "",
                inside ? beside.photos().ofCase(county, id) : List.of(),
                Optional.ofNullable(beside.posts()
                        .cards(
                                county,
                                List.of(meeting.secretary()),
                                beside.steps().today())
                        .get(meeting.secretary())),
                beside.rules().amount("project.claimed"),
                inside ? beside.histories().of(county, beside.cases().history(county, id)) : List.of(),
                typed);
    }

    private List<Candidate> candidates(MeetingRow meeting, List<Item> items) {
        int county = meeting.place().county();
        Map<UUID, Integer> positions = new HashMap<>();
        items.forEach(item -> {
            UUID of = item.project() == null ? item.topic() : item.project();
            if (of != null) {
                positions.put(of, item.position());
            }
        });
        List<UUID> waiting =
                projects.atMeeting().waiting(county, meeting.place().range());
        Map<UUID, ProjectRow> rows =
                projects.store().find(county, waiting).stream().collect(Collectors.toMap(ProjectRow::id, one -> one));
        List<Candidate> candidates = new ArrayList<>();
        for (CaseRow row : beside.cases().find(county, waiting)) {
            ProjectRow project = Objects.requireNonNull(rows.get(row.id()));
            String title = row.standing().title();
            candidates.add(new Candidate(
                    row.id(),
                    title == null ? row.number() : title,
                    row.number(),
                    asked(county, row.id()),
                    meetings.timesUnclaimed(county, row.id(), project.dispatch()),
                    positions.getOrDefault(row.id(), 0),
                    false));
        }
        for (CaseRow row : beside.cases().find(county, raised.agenda().topics(meeting))) {
            String title = row.standing().title();
            candidates.add(new Candidate(
                    row.id(),
                    title == null ? row.number() : title,
                    row.number(),
                    0,
                    0,
                    positions.getOrDefault(row.id(), 0),
                    true));
        }
        candidates.sort(java.util.Comparator.comparing((Candidate one) -> !one.isPicked())
                .thenComparing(Candidate::position)
                .thenComparing(Candidate::number));
        return candidates;
    }

    private int asked(int county, UUID project) {
        return projects.needs().parts(county, projects.needs().of(county, project)).stream()
                .mapToInt(ProjectNeeds.Part::askers)
                .sum();
    }

    private List<ItemView> items(Viewer viewer, List<Item> items, boolean inside) {
        int county = viewer.county();
        List<UUID> ids =
                items.stream().map(Item::project).filter(Objects::nonNull).toList();
        Map<UUID, ProjectRow> rows =
                projects.store().find(county, ids).stream().collect(Collectors.toMap(ProjectRow::id, one -> one));
        Map<UUID, CaseRow> cases =
                beside.cases().find(county, ids).stream().collect(Collectors.toMap(CaseRow::id, one -> one));
        Map<UUID, List<ClaimRow>> claims =
                projects.claims().of(county, ids).stream().collect(Collectors.groupingBy(ClaimRow::project));
        Map<UUID, CaseRow> claimCases = beside
                .cases()
                .find(
                        county,
                        claims.values().stream()
                                .flatMap(List::stream)
                                .map(ClaimRow::id)
                                .toList())
                .stream()
                .collect(Collectors.toMap(CaseRow::id, one -> one));
        Map<UUID, Organisation> bodies = new HashMap<>();
        List<ItemView> views = new ArrayList<>();
        for (Item item : items) {
            UUID id = item.project();
            ProjectRow project = id == null ? null : rows.get(id);
            CaseRow row = id == null ? null : cases.get(id);
            if (id == null || project == null || row == null) {
                views.add(new ItemView(
                        item,
                        Optional.empty(),
                        "",
                        List.of(),
                        List.of(),
                        0,
                        0,
                        null,
                        Optional.empty(),
                        inside ? topic(viewer, item) : Optional.empty()));
                continue;
            }
            List<Plan.Part> parts = projects.store().parts(county, id);
            List<Offer> offers = new ArrayList<>();
            for (ClaimRow claim : claims.getOrDefault(id, List.of())) {
                if (claim.live() && claim.dispatch() == project.dispatch()) {
                    offers.add(offer(viewer, claim, claimCases.get(claim.id()), parts, bodies));
                }
            }
            List<UUID> needs = inside ? projects.needs().of(county, id) : List.of();
            LocalDate due = projects.store().milestones(county, id, project.plan()).stream()
                    .map(Plan.Milestone::dueOn)
                    .filter(Objects::nonNull)
                    .reduce((one, other) -> other)
                    .orElse(null);
            views.add(new ItemView(
                    item,
                    Optional.of(project),
                    row.state(),
                    parts,
                    offers,
                    meetings.timesUnclaimed(county, id, item.dispatch()),
                    inside ? asked(county, id) : 0,
                    due,
                    beside.photos().shown(county, needs).stream()
                            .filter(photo -> !photo.after())
                            .findFirst(),
                    Optional.empty()));
        }
        return views;
    }

    private Optional<Topic> topic(Viewer viewer, Item item) {
        UUID id = item.topic();
        if (id == null) {
            return Optional.empty();
        }
        int county = viewer.county();
        List<Organisation> bodies = item.isOpen()
                ? projects
                        .organisations()
                        .list(county, new DivisionCode(county * 1_000_000L).range(), null, false, 0, MOST)
                        .stream()
                        .filter(one -> one.kind().canBePaired())
                        .toList()
                : List.of();
        return beside.cases().find(county, id).stream()
                .flatMap(row -> raised.list().getObject().lines(county, List.of(row), viewer).stream())
                .findFirst()
                .map(line -> new Topic(
                        line, raised.escalations().of(county, id, beside.steps().today()), bodies));
    }

    private Offer offer(
            Viewer viewer,
            ClaimRow claim,
            @Nullable CaseRow row,
            List<Plan.Part> parts,
            Map<UUID, Organisation> bodies) {
        int county = viewer.county();
        Organisation body = bodies.computeIfAbsent(
                claim.organisation(),
                id -> projects.organisations().find(county, id).orElseThrow(NotFound::new));
        boolean undo = false;
        if (row != null && claim.held() != null && row.state().equals("accepted")) {
            List<HistoryRow> history = beside.cases().history(county, claim.id());
            undo = !history.isEmpty()
                    && history.getFirst().undoUntil() != null
                    && viewer.post() != null
                    && viewer.post().equals(history.getFirst().byPost())
                    && beside.steps().now().isBefore(history.getFirst().undoUntil());
        }
        return new Offer(
                claim,
                row == null ? 0 : row.version(),
                row == null ? "accepted" : row.state(),
                body.nameZh(),
                body.nameEn(),
                parts.stream().filter(part -> claim.parts().contains(part.no())).toList(),
                row == null ? beside.steps().now() : row.openedAt(),
                undo);
    }
}
