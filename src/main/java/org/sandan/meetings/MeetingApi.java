package org.sandan.meetings;

import jakarta.servlet.http.HttpServletRequest;
import java.net.URI;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.sandan.kernel.Outcome;
import org.sandan.kernel.Refusal;
import org.sandan.kernel.Refusal.Common;
import org.sandan.lifecycle.CaseRow;
import org.sandan.platform.NotFound;
import org.sandan.platform.Problems;
import org.sandan.platform.Submissions;
import org.sandan.platform.Typed;
import org.sandan.platform.Viewer;
import org.sandan.projects.ClaimProject;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Component;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Joint meetings for programs: looking, planning, the agenda, claims for its items, resolutions. */
@RestController
@RequestMapping("/api/v1")
class MeetingApi {
    private final MeetingPages pages;
    private final PlanMeeting plan;
    private final DrawAgenda agenda;
    private final WriteMinutes minutes;
    private final Web web;

    MeetingApi(MeetingPages pages, PlanMeeting plan, DrawAgenda agenda, WriteMinutes minutes, Web web) {
        this.pages = pages;
        this.plan = plan;
        this.agenda = agenda;
        this.minutes = minutes;
        this.web = web;
    }

    @Component("meetingApiWeb")
    record Web(DecideItem decide, ClaimProject claims, Submissions submissions, Problems problems) {}

    /** A meeting of a list. */
    record Line(
            UUID id,
            String number,
            @Nullable String title,
            String state,
            UUID committee,
            LocalDate day,
            LocalTime time,
            String room,
            int version) {}

    record CommitteeLine(
            UUID id, String place, String name, @Nullable Integer quorum) {}

    /** @param committees those that the caller sees; meetings are planned for one of them */
    record MeetingList(List<Line> meetings, List<CommitteeLine> committees) {}

    /**
     * @param came how many of the members came
     * @param calledOff why it will not be held
     */
    record Meeting(
            Line meeting,
            @Nullable Instant due,
            int members,
            long came,
            @Nullable String calledOff,
            List<Item> items,
            List<Resolution> resolutions) {}

    /** @param outcome claimed, unclaimed or noted; absent while it is open */
    record Item(
            UUID id,
            int position,
            @Nullable UUID project,
            String title,
            @Nullable String outcome,
            boolean late,
            List<Part> parts,
            List<Claim> claims) {}

    record Part(int no, String name, String amount) {}

    /**
     * @param role lead or support; absent until it was accepted
     * @param entered whether the meeting's secretary wrote it down for the unit
     */
    record Claim(
            UUID id,
            UUID organisation,
            String state,
            @Nullable String role,
            boolean lead,
            List<Integer> parts,
            String words,
            boolean entered,
            int version) {}

    record Resolution(
            UUID id,
            int no,
            String words,
            String by,
            @Nullable LocalDate until) {}

    /** @param time such as 14:30 */
    record NewMeeting(
            @Nullable UUID committee,
            @Nullable String title,
            @Nullable String day,
            @Nullable String time,
            @Nullable String room) {}

    /** A line of the agenda: a project, or words. */
    record NewLine(@Nullable UUID project, @Nullable String words) {}

    /** @param send whether the members see it from now on; else it is kept as a draft */
    record NewAgenda(
            @Nullable List<NewLine> items, @Nullable Boolean send) {}

    /** @param organisation for which unit the meeting's secretary enters it; absent where the unit does so itself */
    record NewClaim(
            @Nullable UUID organisation,
            @Nullable Boolean lead,
            @Nullable List<Integer> parts,
            @Nullable String words) {}

    record NewResolution(
            @Nullable String words,
            @Nullable String by,
            @Nullable String until) {}

    record Made(UUID id) {}

    @GetMapping("/meetings")
    MeetingList meetings(Viewer viewer) {
        MeetingViews.ListView list = pages.list(viewer);
        return new MeetingList(
                java.util.stream.Stream.concat(list.coming().stream(), list.past().stream())
                        .map(row -> line(row.row(), row.meeting()))
                        .toList(),
                list.committees().stream()
                        .map(one -> new CommitteeLine(one.id(), one.place().toString(), one.nameZh(), one.quorum()))
                        .toList());
    }

    private static Line line(CaseRow row, MeetingRow meeting) {
        return new Line(
                row.id(),
                row.number(),
                row.standing().title(),
                row.state(),
                meeting.committee(),
                meeting.day(),
                meeting.time(),
                meeting.room(),
                row.version());
    }

    @GetMapping("/meetings/{id}")
    ResponseEntity<Meeting> meeting(@PathVariable UUID id, Viewer viewer) {
        MeetingViews.View view = pages.view(viewer, id, null, Typed.NOTHING);
        return ResponseEntity.ok()
                .eTag("\"" + view.row().version() + "\"")
                .body(new Meeting(
                        line(view.row(), view.meeting()),
                        view.row().standing().stepDue(),
                        view.members().size(),
                        view.came(),
                        view.meeting().calledOff(),
                        view.items().stream().map(MeetingApi::item).toList(),
                        view.resolutions().stream()
                                .map(one -> new Resolution(one.id(), one.no(), one.words(), one.byWhom(), one.until()))
                                .toList()));
    }

    private static Item item(MeetingViews.ItemView one) {
        MeetingRow.Item item = one.item();
        return new Item(
                item.id(),
                item.position(),
                item.project(),
                item.title(),
                item.isOpen() ? null : item.outcome(),
                item.late(),
                one.parts().stream()
                        .map(part -> new Part(part.no(), part.name(), part.amount()))
                        .toList(),
                one.offers().stream()
                        .map(offer -> new Claim(
                                offer.claim().id(),
                                offer.claim().organisation(),
                                offer.state(),
                                offer.claim().held(),
                                offer.claim().wantsLead(),
                                offer.claim().parts(),
                                offer.claim().offer(),
                                offer.claim().byStaff(),
                                offer.version()))
                        .toList());
    }

    @PostMapping("/meetings")
    ResponseEntity<?> plan(
            @RequestBody NewMeeting body,
            @RequestHeader(value = "Idempotency-Key", defaultValue = "") String key,
            Viewer viewer,
            HttpServletRequest request) {
        UUID committee = body.committee();
        if (committee == null) {
            return web.problems().of(request, Refusal.at("meeting-committee", Common.REQUIRED));
        }
        Map<String, String> when =
                Map.of("meeting-day", or(body.day()), "meeting-time", or(body.time()), "meeting-room", or(body.room()));
        return once(
                viewer,
                key,
                "meeting" + body,
                request,
                () -> MeetingController.when(when).then(day -> plan.inside(viewer, committee, or(body.title()), day)),
                "/api/v1/meetings/");
    }

    /** Writes the agenda anew; {@code If-Match} names the version of the meeting that the program saw. */
    @PostMapping("/meetings/{id}/agenda")
    ResponseEntity<?> agenda(
            @PathVariable UUID id,
            @RequestBody NewAgenda body,
            @RequestHeader(value = "If-Match", defaultValue = "") String match,
            @RequestHeader(value = "Idempotency-Key", defaultValue = "") String key,
            Viewer viewer,
            HttpServletRequest request) {
        String version = match.replace("\"", "");
        if (!version.matches("\\d{1,9}")) {
            return web.problems().of(request, Refusal.at("If-Match", Common.REQUIRED));
        }
        if (key.isEmpty()) {
            return web.problems().of(request, Refusal.at("Idempotency-Key", Common.REQUIRED));
        }
        List<DrawAgenda.Line> lines = (body.items() == null ? List.<NewLine>of() : body.items())
                .stream()
                        .map(line -> new DrawAgenda.Line(line.project(), or(line.words())))
                        .toList();
        int seen = Integer.parseInt(version);
        return switch (Boolean.TRUE.equals(body.send())
                ? agenda.send(viewer, id, seen, lines)
                : agenda.draw(viewer, id, seen, lines)) {
            case Outcome.Done<Integer>(Integer now) ->
                ResponseEntity.ok().eTag("\"" + now + "\"").body(Map.of("id", id, "version", now));
            case Outcome.Refused<Integer>(Refusal refusal) -> refused(request, refusal);
        };
    }

    @PostMapping("/meetings/{id}/items/{item}/claims")
    ResponseEntity<?> claim(
            @PathVariable UUID id,
            @PathVariable UUID item,
            @RequestBody NewClaim body,
            @RequestHeader(value = "Idempotency-Key", defaultValue = "") String key,
            Viewer viewer,
            HttpServletRequest request) {
        return once(
                viewer,
                key,
                "meeting-claim" + id + item + body,
                request,
                () -> web.decide()
                        .project(viewer, id, item)
                        .map(project -> web.claims()
                                .offering(
                                        viewer,
                                        new ClaimProject.Offer(
                                                project,
                                                body.organisation(),
                                                false,
                                                Boolean.TRUE.equals(body.lead()),
                                                body.parts() == null ? List.of() : body.parts(),
                                                or(body.words()))))
                        .orElseGet(() -> Outcome.refused(Common.NOT_FOUND)),
                "/api/v1/claims/");
    }

    @PostMapping("/meetings/{id}/resolutions")
    ResponseEntity<?> resolve(
            @PathVariable UUID id,
            @RequestBody NewResolution body,
            @RequestHeader(value = "Idempotency-Key", defaultValue = "") String key,
            Viewer viewer,
            HttpServletRequest request) {
        String until = or(body.until());
        LocalDate day = MeetingController.date(until).orElse(null);
        if (day == null && !until.isBlank()) {
            return web.problems().of(request, Refusal.at("resolution-until", Common.NOT_A_DATE));
        }
        return once(
                viewer,
                key,
                "resolution" + id + body,
                request,
                () -> minutes.inside(viewer, id, or(body.words()), or(body.by()), day),
                "/api/v1/meetings/" + id + "/resolutions/");
    }

    private ResponseEntity<?> once(
            Viewer viewer,
            String key,
            String body,
            HttpServletRequest request,
            Supplier<Outcome<UUID>> work,
            String address) {
        if (key.isEmpty()) {
            return web.problems().of(request, Refusal.at("Idempotency-Key", Common.REQUIRED));
        }
        return switch (web.submissions().once(viewer.scope(), key, body, work, UUID::toString)) {
            case Outcome.Done<Submissions.Receipt>(Submissions.Receipt receipt) ->
                ResponseEntity.created(URI.create(address + receipt.location()))
                        .body(new Made(UUID.fromString(receipt.location())));
            case Outcome.Refused<Submissions.Receipt>(Refusal refusal) -> refused(request, refusal);
        };
    }

    private ResponseEntity<?> refused(HttpServletRequest request, Refusal refusal) {
        if (refusal.type() == Common.NOT_FOUND) {
            throw new NotFound();
        }
        return web.problems().of(request, refusal);
    }

    private static String or(@Nullable String text) {
        return text == null ? "" : text;
    }
}
