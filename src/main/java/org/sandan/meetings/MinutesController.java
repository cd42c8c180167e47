package org.sandan.meetings;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.sandan.documents.Pdf;
import org.sandan.documents.Scans;
import org.sandan.kernel.Outcome;
import org.sandan.kernel.Refusal;
import org.sandan.kernel.Refusal.Common;
import org.sandan.platform.NotFound;
import org.sandan.platform.Pages;
import org.sandan.platform.Papers;
import org.sandan.platform.Typed;
import org.sandan.platform.Viewer;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.multipart.MultipartFile;

/** What is written down of a meeting, and what of it is printed: resolutions, minutes, the packet. */
@Controller
class MinutesController {
    private final MeetingPages reading;
    private final WriteMinutes write;
    private final Scans scans;
    private final Paper paper;
    private final Pages pages;

    MinutesController(MeetingPages reading, WriteMinutes write, Scans scans, Paper paper, Pages pages) {
        this.reading = reading;
        this.write = write;
        this.scans = scans;
        this.paper = paper;
        this.pages = pages;
    }

    @org.springframework.stereotype.Component
    record Paper(Papers papers, Pdf pdf) {}

    @PostMapping("/meetings/{id}/resolutions")
    Object resolve(
            @PathVariable UUID id,
            @RequestParam Map<String, String> typed,
            HttpServletResponse response,
            Viewer viewer) {
        String typedDay = typed.getOrDefault("resolution-until", "");
        LocalDate until = MeetingController.date(typedDay).orElse(null);
        Outcome<UUID> outcome = until == null && !typedDay.isBlank()
                ? Outcome.refused(Refusal.at("resolution-until", Common.NOT_A_DATE))
                : write.resolve(
                        viewer,
                        id,
                        typed.getOrDefault("resolution", ""),
                        typed.getOrDefault("resolution-by", ""),
                        until);
        return answer(viewer, id, typed, response, outcome, "resolve");
    }

    @PostMapping("/meetings/{id}/resolutions/{resolution}/removal")
    Object revoke(@PathVariable UUID id, @PathVariable UUID resolution, HttpServletResponse response, Viewer viewer) {
        return answer(viewer, id, Map.of(), response, write.revoke(viewer, id, resolution), "revoke");
    }

    @PostMapping("/meetings/{id}/minutes")
    Object edit(
            @PathVariable UUID id,
            @RequestParam Map<String, String> typed,
            HttpServletResponse response,
            Viewer viewer) {
        return typed.containsKey("again")
                ? answer(viewer, id, typed, response, write.again(viewer, id), "again")
                : answer(
                        viewer, id, typed, response, write.edit(viewer, id, typed.getOrDefault("minutes", "")), "edit");
    }

    @PostMapping("/meetings/{id}/minutes/confirmation")
    Object confirm(
            @PathVariable UUID id,
            @RequestParam Map<String, String> typed,
            HttpServletResponse response,
            Viewer viewer) {
        int version = MeetingController.version(typed);
        return answer(
                viewer,
                id,
                typed,
                response,
                write.confirm(viewer, id, version, typed.getOrDefault("minutes", "")),
                "filed");
    }

    @PostMapping("/meetings/{id}/scans")
    Object attach(
            @PathVariable UUID id,
            @RequestParam(required = false) List<MultipartFile> scan,
            HttpServletResponse response,
            Viewer viewer) {
        Outcome<Integer> outcome =
                scans.prepare(scan == null ? List.of() : scan).then(ready -> write.attach(viewer, id, ready));
        return answer(viewer, id, Map.of(), response, outcome, "scan");
    }

    /** 会议材料: agenda, projects, attendance sheet and claim forms, in one. */
    @GetMapping("/meetings/{id}/packet")
    Object packet(@PathVariable UUID id, HttpServletRequest request, Viewer viewer) {
        return print(viewer, id, request, "meetings/paper-packet", "packet");
    }

    @GetMapping("/meetings/{id}/minutes/print")
    Object minutes(@PathVariable UUID id, HttpServletRequest request, Viewer viewer) {
        return print(viewer, id, request, "meetings/paper-minutes", "minutes");
    }

    private Object print(Viewer viewer, UUID id, HttpServletRequest request, String template, String kind) {
        MeetingViews.View view = reading.view(viewer, id, null, Typed.NOTHING);
        boolean confirmed = view.minutes().map(one -> one.confirmedAt() != null).orElse(false);
        if (kind.equals("minutes") && !confirmed && !view.mine()) {
            throw new NotFound();
        }
        String markup = paper.papers().markup(request, template, view);
        return switch (paper.pdf().of(view.title(), markup)) {
            case Outcome.Done<byte[]>(byte[] pdf) -> Pdf.answer(pdf, view.row().number() + "-" + kind);
            case Outcome.Refused<byte[]>(Refusal refusal) ->
                Pages.refused(
                        refusal, why -> MeetingController.page(reading, viewer, id, "", Typed.refused(Map.of(), why)));
        };
    }

    private <T> Object answer(
            Viewer viewer,
            UUID id,
            Map<String, String> typed,
            HttpServletResponse response,
            Outcome<T> outcome,
            String said) {
        return pages.answer(
                response,
                outcome,
                done -> Pages.Next.to("/meetings/" + id, "meeting.said." + said),
                refusal -> MeetingController.page(reading, viewer, id, "", Typed.refused(typed, refusal)));
    }
}
