package org.sandan.meetings;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.sandan.chain.Escalations;
import org.sandan.chain.Links;
import org.sandan.kernel.DivisionCode.Level;
import org.sandan.kernel.Outcome;
import org.sandan.kernel.Refusal;
import org.sandan.kernel.Refusal.Common;
import org.sandan.lifecycle.CaseRow;
import org.sandan.lifecycle.Cases;
import org.sandan.meetings.MeetingRow.Item;
import org.sandan.platform.Transactions;
import org.sandan.platform.Viewer;
import org.sandan.projects.AtMeeting;
import org.sandan.projects.ProjectRow;
import org.sandan.projects.ProjectStore;
import org.sandan.search.SearchIndex;
import org.springframework.stereotype.Component;

/**
 * 议程: drawn from the projects of the committee's range that wait for a unit, matters of party building in words, and, where the
 * leading group meets, the needs and projects that were raised to it (专题研究).
 * Once it is sent, the member units see it and each project is the meeting's turn until its day. Refused: an empty agenda,
 * and a project that was claimed or withdrawn meanwhile.
 */
@Component
public class DrawAgenda {
    private static final int LONGEST = 60;

    private final MeetingStore meetings;
    private final MeetingSteps steps;
    private final AtMeeting atMeeting;
    private final ProjectStore projects;
    private final Beside beside;

    DrawAgenda(MeetingStore meetings, MeetingSteps steps, AtMeeting atMeeting, ProjectStore projects, Beside beside) {
        this.meetings = meetings;
        this.steps = steps;
        this.atMeeting = atMeeting;
        this.projects = projects;
        this.beside = beside;
    }

    @Component
    record Beside(Cases cases, Links links, SearchIndex search, Escalations escalations, Transactions transactions) {}

    /** One line of the agenda, in order: a project, or words. */
    public record Line(@Nullable UUID project, String words) {}

    /** 保存议程: nobody else sees it yet. */
    public Outcome<Integer> draw(Viewer viewer, UUID id, int version, List<Line> lines) {
        return beside.transactions()
                .write(
                        viewer.scope(),
                        () -> steps.take(viewer, id, version, "draw_agenda")
                                .then(taken -> write(taken, lines)
                                        .then(items ->
                                                steps.same(viewer, taken, Map.of("items", "" + items.size()), ""))));
    }

    /** 发出议程: as it stands in the form. */
    public Outcome<Integer> send(Viewer viewer, UUID id, int version, List<Line> lines) {
        return beside.transactions()
                .write(
                        viewer.scope(),
                        () -> steps.take(viewer, id, version, "send_agenda")
                                .then(taken -> write(taken, lines).then(items -> send(viewer, taken, items))));
    }

    private Outcome<List<Item>> write(MeetingSteps.Taken taken, List<Line> lines) {
        int county = taken.county();
        Set<UUID> waiting =
                new HashSet<>(atMeeting.waiting(county, taken.meeting().place().range()));
        Set<UUID> topics = new HashSet<>(topics(taken.meeting()));
        List<Item> items = new ArrayList<>();
        for (Line line : lines) {
            UUID project = line.project();
            if (project == null) {
                Outcome<String> words = MeetingSteps.text("party", line.words(), LONGEST, true);
                if (words instanceof Outcome.Refused<String>(Refusal refusal)) {
                    return Outcome.refused(refusal);
                }
                items.add(item(null, words.orThrow(), 0));
                continue;
            }
            Optional<ProjectRow> found = projects.find(county, project);
            Optional<CaseRow> row = beside.cases().find(county, project);
            if (row.isEmpty()) {
                return Outcome.refused(Common.NOT_FOUND);
            }
            String title = row.get().standing().title();
            String name = title == null ? row.get().number() : title;
            if (topics.contains(project)) {
                items.add(new Item(new UUID(0, 0), 0, null, project, name, 0, "", null, false));
                continue;
            }
            if (found.isEmpty() || !waiting.contains(project)) {
                return Outcome.refused(MeetingRefusal.ITEM_GONE, name);
            }
            items.add(item(project, name, found.get().dispatch()));
        }
        meetings.agenda(taken.meeting(), items);
        return Outcome.done(items);
    }

    /** What was raised to the leading group, where it is the one that meets: another committee studies no topics. */
    List<UUID> topics(MeetingRow meeting) {
        int county = meeting.place().county();
        return meeting.place().division().level() == Level.COUNTY
                ? beside.escalations().raisedTo(county, meeting.secretary())
                : List.of();
    }

    private static Item item(@Nullable UUID project, String title, int dispatch) {
        return new Item(new UUID(0, 0), 0, project, null, title, dispatch, "", null, false);
    }

    private Outcome<Integer> send(Viewer viewer, MeetingSteps.Taken taken, List<Item> items) {
        if (items.isEmpty()) {
            return Outcome.refused(MeetingRefusal.AGENDA_EMPTY);
        }
        int county = taken.county();
        UUID meeting = taken.row().id();
        meetings.open(county, meeting);
        String title = taken.row().standing().title();
        beside.search()
                .put(
                        county,
                        MeetingLifecycle.KIND,
                        meeting,
                        taken.row().place(),
                        taken.row().openedAt(),
                        title == null ? taken.row().number() : title);
        for (Item item : items) {
            UUID topic = item.topic();
            if (topic != null) {
                boolean need = projects.find(county, topic).isEmpty();
                beside.links()
                        .add(
                                county,
                                meeting,
                                topic,
                                need ? Links.Kind.MEETING_NEED : Links.Kind.MEETING_PROJECT,
                                taken.row().place(),
                                taken.now());
            }
            UUID project = item.project();
            if (project != null) {
                beside.links()
                        .add(
                                county,
                                meeting,
                                project,
                                Links.Kind.MEETING_PROJECT,
                                taken.row().place(),
                                taken.now());
                Outcome<Integer> called = atMeeting.called(
                        county, project, meeting, taken.meeting().day());
                if (called instanceof Outcome.Refused<Integer>) {
                    return called;
                }
            }
        }
        return steps.on(
                viewer,
                taken,
                "agenda_sent",
                steps.untilDay(taken.now(), taken.meeting().day()),
                "meeting_agenda");
    }
}
