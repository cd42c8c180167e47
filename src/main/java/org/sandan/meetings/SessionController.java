package org.sandan.meetings;

import jakarta.servlet.http.HttpServletResponse;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.sandan.kernel.Outcome;
import org.sandan.kernel.Role;
import org.sandan.platform.NotFound;
import org.sandan.platform.Pages;
import org.sandan.platform.Typed;
import org.sandan.platform.Viewer;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;

/** A joint meeting in session: who came, what is claimed by whom, the screen of the room. */
@Controller
class SessionController {
    private final MeetingPages reading;
    private final HoldMeeting hold;
    private final DecideItem decide;
    private final Pages pages;

    SessionController(MeetingPages reading, HoldMeeting hold, DecideItem decide, Pages pages) {
        this.reading = reading;
        this.hold = hold;
        this.decide = decide;
        this.pages = pages;
    }

    @GetMapping("/meetings/{id}/attendance")
    ModelAndView attendance(@PathVariable UUID id, Viewer viewer) {
        return attendancePage(viewer, id, Typed.NOTHING);
    }

    @PostMapping("/meetings/{id}/attendance")
    Object attend(
            @PathVariable UUID id,
            @RequestParam Map<String, String> typed,
            HttpServletResponse response,
            Viewer viewer) {
        Map<UUID, String> came = new HashMap<>();
        typed.forEach((field, value) -> {
            if (field.startsWith("came-")) {
                MeetingController.uuid(field.substring(5)).ifPresent(organisation -> came.put(organisation, value));
            }
        });
        return pages.answer(
                response,
                hold.attend(viewer, id, came),
                count -> Pages.Next.to("/meetings/" + id, "meeting.said.attend", Integer.toString(count)),
                refusal -> attendancePage(viewer, id, Typed.refused(typed, refusal)));
    }

    private ModelAndView attendancePage(Viewer viewer, UUID id, Typed typed) {
        MeetingViews.View view = reading.view(viewer, id, null, typed);
        if (!view.mine()) {
            throw new NotFound();
        }
        return new ModelAndView("meetings/attendance", "v", view);
    }

    @PostMapping("/meetings/{id}/session")
    Object begin(
            @PathVariable UUID id,
            @RequestParam Map<String, String> typed,
            HttpServletResponse response,
            Viewer viewer) {
        return answer(
                viewer, id, "", typed, response, hold.begin(viewer, id, MeetingController.version(typed)), "begin");
    }

    @PostMapping("/meetings/{id}/end")
    Object end(
            @PathVariable UUID id,
            @RequestParam Map<String, String> typed,
            HttpServletResponse response,
            Viewer viewer) {
        return answer(viewer, id, "", typed, response, hold.end(viewer, id, MeetingController.version(typed)), "end");
    }

    @PostMapping("/meetings/{id}/items/{item}/turn")
    Object turn(@PathVariable UUID id, @PathVariable UUID item, HttpServletResponse response, Viewer viewer) {
        return answer(viewer, id, "", Map.of(), response, hold.turnTo(viewer, id, item), "turn");
    }

    @PostMapping("/meetings/{id}/items/{item}/decision")
    Object confirm(
            @PathVariable UUID id,
            @PathVariable UUID item,
            @RequestParam Map<String, String> typed,
            HttpServletResponse response,
            Viewer viewer) {
        List<DecideItem.Choice> choices = new ArrayList<>();
        typed.forEach((field, value) -> {
            if (field.startsWith("role-")) {
                MeetingController.uuid(field.substring(5)).ifPresent(claim -> {
                    String version = typed.getOrDefault("version-" + claim, "");
                    int seen = version.matches("\\d{1,9}") ? Integer.parseInt(version) : -1;
                    choices.add(new DecideItem.Choice(claim, seen, value));
                });
            }
        });
        return answer(
                viewer, id, item.toString(), typed, response, decide.confirm(viewer, id, item, choices), "confirm");
    }

    /** 专题研究 */
    @PostMapping("/meetings/{id}/items/{item}/study")
    Object study(
            @PathVariable UUID id,
            @PathVariable UUID item,
            @RequestParam Map<String, String> typed,
            HttpServletResponse response,
            Viewer viewer) {
        DecideItem.Study study = new DecideItem.Study(
                typed.getOrDefault("how", ""),
                MeetingController.version(typed),
                MeetingController.uuid(typed.getOrDefault("organisation", "")).orElse(null),
                typed.getOrDefault("money", ""),
                typed.getOrDefault("source", ""),
                typed.getOrDefault("reason", ""));
        return answer(viewer, id, item.toString(), typed, response, decide.study(viewer, id, item, study), "study");
    }

    @PostMapping("/meetings/{id}/items/{item}/unclaimed")
    Object unclaimed(@PathVariable UUID id, @PathVariable UUID item, HttpServletResponse response, Viewer viewer) {
        return answer(viewer, id, item.toString(), Map.of(), response, decide.unclaimed(viewer, id, item), "unclaimed");
    }

    @PostMapping("/meetings/{id}/items/{item}/offers")
    Object offer(
            @PathVariable UUID id,
            @PathVariable UUID item,
            @RequestParam Map<String, String> typed,
            HttpServletResponse response,
            Viewer viewer) {
        List<Integer> parts = typed.keySet().stream()
                .filter(field -> field.matches("part-\\d{1,2}"))
                .map(field -> Integer.parseInt(field.substring(5)))
                .toList();
        Optional<UUID> body = MeetingController.uuid(typed.getOrDefault("offer-organisation", ""));
        boolean forOther = typed.containsKey("offer-organisation");
        Outcome<UUID> outcome = forOther && body.isEmpty()
                ? Outcome.refused(org.sandan.kernel.Refusal.at(
                        "offer-organisation", org.sandan.kernel.Refusal.Common.UNKNOWN_CHOICE))
                : decide.offer(
                        viewer,
                        id,
                        item,
                        body.orElse(null),
                        typed.containsKey("offer-lead"),
                        parts,
                        typed.getOrDefault("words", ""));
        return answer(viewer, id, item.toString(), typed, response, outcome, forOther ? "entered" : "offered");
    }

    @PostMapping("/meetings/{id}/items/{item}/claims/{claim}/undo")
    Object undo(
            @PathVariable UUID id,
            @PathVariable UUID item,
            @PathVariable UUID claim,
            @RequestParam Map<String, String> typed,
            HttpServletResponse response,
            Viewer viewer) {
        int version = MeetingController.version(typed);
        return answer(
                viewer, id, item.toString(), typed, response, decide.undo(viewer, id, item, claim, version), "undo");
    }

    @PostMapping("/meetings/{id}/opinions")
    Object say(
            @PathVariable UUID id,
            @RequestParam Map<String, String> typed,
            HttpServletResponse response,
            Viewer viewer) {
        String item = typed.getOrDefault("item", "");
        return answer(
                viewer,
                id,
                item,
                typed,
                response,
                decide.say(
                        viewer,
                        id,
                        MeetingController.uuid(item).orElse(null),
                        MeetingController.uuid(typed.getOrDefault("opinion-by", ""))
                                .orElse(null),
                        typed.getOrDefault("opinion", "")),
                "opinion");
    }

    /** 大屏 */
    @GetMapping("/meetings/{id}/screen")
    ModelAndView screen(@PathVariable UUID id, Viewer viewer) {
        if (viewer.role() == Role.UNIT) {
            throw new NotFound();
        }
        return new ModelAndView("meetings/screen", "v", reading.view(viewer, id, null, Typed.NOTHING));
    }

    private <T> Object answer(
            Viewer viewer,
            UUID id,
            String item,
            Map<String, String> typed,
            HttpServletResponse response,
            Outcome<T> outcome,
            String said) {
        boolean stays = List.of("entered", "offered", "opinion").contains(said) && !item.isEmpty();
        return pages.answer(
                response,
                outcome,
                done -> Pages.Next.to("/meetings/" + id + (stays ? "?item=" + item : ""), "meeting.said." + said),
                refusal -> MeetingController.page(reading, viewer, id, item, Typed.refused(typed, refusal)));
    }
}
