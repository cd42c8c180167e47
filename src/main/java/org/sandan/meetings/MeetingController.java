package org.sandan.meetings;

import jakarta.servlet.http.HttpServletResponse;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.sandan.kernel.Outcome;
import org.sandan.kernel.Refusal;
import org.sandan.kernel.Refusal.Common;
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

/** Joint meetings before their session: the list, planning one, its agenda, putting it off, calling it off. */
@Controller
public class MeetingController {
    private static final int PARTY_LINES = 3;

    private final MeetingPages reading;
    private final PlanMeeting plan;
    private final DrawAgenda agenda;
    private final MeetingSteps steps;
    private final Pages pages;

    MeetingController(MeetingPages reading, PlanMeeting plan, DrawAgenda agenda, MeetingSteps steps, Pages pages) {
        this.reading = reading;
        this.plan = plan;
        this.agenda = agenda;
        this.steps = steps;
        this.pages = pages;
    }

    /** @param quarter the quarter of the year in which we are, 1 to 4 */
    public record PlanForm(List<Committee> committees, String committee, int year, int quarter, Typed typed) {}

    @GetMapping("/meetings")
    ModelAndView list(Viewer viewer) {
        return new ModelAndView("meetings/list", "v", reading.list(viewer));
    }

    @GetMapping("/meetings/new")
    ModelAndView blank(@RequestParam(defaultValue = "") String committee, Viewer viewer) {
        return form(viewer, committee, Typed.NOTHING);
    }

    @PostMapping("/meetings")
    Object add(@RequestParam Map<String, String> typed, HttpServletResponse response, Viewer viewer) {
        Outcome<UUID> outcome = uuid(typed.getOrDefault("meeting-committee", ""))
                .map(committee -> when(typed)
                        .then(when -> plan.plan(viewer, committee, typed.getOrDefault("meeting-title", ""), when)))
                .orElseGet(() -> Outcome.refused(Refusal.at("meeting-committee", Common.UNKNOWN_CHOICE)));
        return pages.answer(
                response,
                outcome,
                id -> Pages.Next.to("/meetings/" + id, "meeting.said.plan"),
                refusal -> form(viewer, typed.getOrDefault("meeting-committee", ""), Typed.refused(typed, refusal)));
    }

    @GetMapping("/meetings/{id}")
    ModelAndView one(@PathVariable UUID id, @RequestParam(defaultValue = "") String item, Viewer viewer) {
        return page(viewer, id, item, Typed.NOTHING);
    }

    @PostMapping("/meetings/{id}/agenda")
    Object draw(
            @PathVariable UUID id,
            @RequestParam Map<String, String> typed,
            HttpServletResponse response,
            Viewer viewer) {
        return pages.answer(
                response,
                agenda.draw(viewer, id, version(typed), lines(typed)),
                version -> Pages.Next.to("/meetings/" + id, "meeting.said.draw_agenda"),
                refusal -> page(viewer, id, "", Typed.refused(typed, refusal)));
    }

    @PostMapping("/meetings/{id}/sending")
    Object send(
            @PathVariable UUID id,
            @RequestParam Map<String, String> typed,
            HttpServletResponse response,
            Viewer viewer) {
        return pages.answer(
                response,
                agenda.send(viewer, id, version(typed), lines(typed)),
                version -> Pages.Next.to("/meetings/" + id, "meeting.said.send_agenda"),
                refusal -> page(viewer, id, "", Typed.refused(typed, refusal)));
    }

    @GetMapping("/meetings/{id}/day")
    ModelAndView day(@PathVariable UUID id, Viewer viewer) {
        return dayPage(viewer, id, Typed.NOTHING);
    }

    @PostMapping("/meetings/{id}/day")
    Object move(
            @PathVariable UUID id,
            @RequestParam Map<String, String> typed,
            HttpServletResponse response,
            Viewer viewer) {
        return pages.answer(
                response,
                when(typed)
                        .then(when ->
                                plan.reschedule(viewer, id, version(typed), when, typed.getOrDefault("reason", ""))),
                version -> Pages.Next.to("/meetings/" + id, "meeting.said.reschedule"),
                refusal -> dayPage(viewer, id, Typed.refused(typed, refusal)));
    }

    @GetMapping("/meetings/{id}/cancellation")
    ModelAndView off(@PathVariable UUID id, Viewer viewer) {
        return offPage(viewer, id, Typed.NOTHING);
    }

    @PostMapping("/meetings/{id}/cancellation")
    Object cancel(
            @PathVariable UUID id,
            @RequestParam Map<String, String> typed,
            HttpServletResponse response,
            Viewer viewer) {
        return pages.answer(
                response,
                plan.cancel(viewer, id, version(typed), typed.getOrDefault("reason", "")),
                version -> Pages.Next.to("/meetings/" + id, "meeting.said.cancel"),
                refusal -> offPage(viewer, id, Typed.refused(typed, refusal)));
    }

    private ModelAndView offPage(Viewer viewer, UUID id, Typed typed) {
        MeetingViews.View view = reading.view(viewer, id, null, typed);
        if (!view.mine() || !view.may("cancel") && !typed.isRefused()) {
            throw new NotFound();
        }
        return new ModelAndView("meetings/cancellation", "v", view);
    }

    private ModelAndView dayPage(Viewer viewer, UUID id, Typed typed) {
        MeetingViews.View view = reading.view(viewer, id, null, typed);
        if (!view.mine()) {
            throw new NotFound();
        }
        return new ModelAndView("meetings/day", "v", view);
    }

    private ModelAndView page(Viewer viewer, UUID id, String item, Typed typed) {
        return page(reading, viewer, id, item, typed);
    }

    /** The page of a meeting as it stands now. */
    static ModelAndView page(MeetingPages reading, Viewer viewer, UUID id, String item, Typed typed) {
        MeetingViews.View view = reading.view(viewer, id, uuid(item).orElse(null), typed);
        String name = view.isDeciding() && view.state().equals("in_session") ? "meetings/session" : "meetings/meeting";
        return new ModelAndView(name, "v", view);
    }

    private ModelAndView form(Viewer viewer, String committee, Typed typed) {
        List<Committee> own = reading.list(viewer).own();
        LocalDate today = steps.today();
        return new ModelAndView(
                "meetings/new",
                "v",
                new PlanForm(own, committee, today.getYear(), (today.getMonthValue() + 2) / 3, typed));
    }

    /** What stands in the form: ticked projects and lines of words, in the order of their numbers. */
    private static List<DrawAgenda.Line> lines(Map<String, String> typed) {
        record Numbered(int no, DrawAgenda.Line line) {}
        List<Numbered> lines = new ArrayList<>();
        for (String field : typed.keySet()) {
            if (field.startsWith("pick-")) {
                uuid(field.substring(5))
                        .ifPresent(project -> lines.add(new Numbered(
                                number(typed.getOrDefault("no-" + project, "")), new DrawAgenda.Line(project, ""))));
            }
        }
        for (int i = 1; i <= PARTY_LINES; i++) {
            String words = typed.getOrDefault("party-" + i, "").strip();
            if (!words.isEmpty()) {
                lines.add(new Numbered(
                        number(typed.getOrDefault("party-no-" + i, "")), new DrawAgenda.Line(null, words)));
            }
        }
        return lines.stream()
                .sorted(Comparator.comparing(Numbered::no))
                .map(Numbered::line)
                .toList();
    }

    private static int number(String typed) {
        return typed.strip().matches("\\d{1,3}") ? Integer.parseInt(typed.strip()) : Integer.MAX_VALUE;
    }

    /** Day, time and room as they were typed. */
    static Outcome<PlanMeeting.When> when(Map<String, String> typed) {
        Optional<LocalDate> day = date(typed.getOrDefault("meeting-day", ""));
        if (day.isEmpty()) {
            return Outcome.refused(Refusal.at("meeting-day", Common.NOT_A_DATE));
        }
        try {
            LocalTime time =
                    LocalTime.parse(typed.getOrDefault("meeting-time", "").strip());
            return Outcome.done(new PlanMeeting.When(day.get(), time, typed.getOrDefault("meeting-room", "")));
        } catch (DateTimeParseException notATime) {
            return Outcome.refused(Refusal.at("meeting-time", MeetingRefusal.NOT_A_TIME));
        }
    }

    static Optional<LocalDate> date(String typed) {
        try {
            return Optional.of(LocalDate.parse(typed.strip()))
                    .filter(day -> day.getYear() > 1900 && day.getYear() < 2200);
        } catch (DateTimeParseException notADate) {
            return Optional.empty();
        }
    }

    static Optional<UUID> uuid(String text) {
        return text.matches("[0-9a-fA-F]{8}(-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}")
                ? Optional.of(UUID.fromString(text))
                : Optional.empty();
    }

    static int version(Map<String, String> typed) {
        String version = typed.getOrDefault("version", "");
        return version.matches("\\d{1,9}") ? Integer.parseInt(version) : -1;
    }
}
