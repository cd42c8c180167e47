package org.sandan.organisations;

import jakarta.servlet.http.HttpServletResponse;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.sandan.kernel.Ids;
import org.sandan.kernel.Outcome;
import org.sandan.kernel.Refusal.Common;
import org.sandan.organisations.Rosters.RosterPerson;
import org.sandan.platform.NotFound;
import org.sandan.platform.Pages;
import org.sandan.platform.Transactions;
import org.sandan.platform.Typed;
import org.sandan.platform.Viewer;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;

/** 能人名册: who belongs to a team or roster of residents, and what they can do. */
@Controller
public class RosterController {
    private final Rosters rosters;
    private final KeepRoster keep;
    private final Organisations organisations;
    private final Transactions transactions;
    private final Pages pages;

    RosterController(
            Rosters rosters, KeepRoster keep, Organisations organisations, Transactions transactions, Pages pages) {
        this.rosters = rosters;
        this.keep = keep;
        this.organisations = organisations;
        this.transactions = transactions;
        this.pages = pages;
    }

    /** @param people who is on it now first, then who was */
    public record RosterView(
            Organisation organisation, List<RosterPerson> people, LocalDate today, boolean mayKeep, Typed typed) {
        public List<RosterPerson> now() {
            return people.stream().filter(one -> one.isOn(today)).toList();
        }

        /** Who was on it, and who is to come. */
        public List<RosterPerson> others() {
            return people.stream().filter(one -> !one.isOn(today)).toList();
        }
    }

    @GetMapping("/organisations/{id}/roster")
    ModelAndView roster(@PathVariable UUID id, Viewer viewer) {
        return page(viewer, id, Typed.NOTHING);
    }

    @PostMapping("/organisations/{id}/roster")
    Object join(
            @PathVariable UUID id,
            @RequestParam Map<String, String> typed,
            HttpServletResponse response,
            Viewer viewer) {
        KeepRoster.Asked asked = new KeepRoster.Asked(
                typed.getOrDefault("roster-name", ""),
                typed.getOrDefault("roster-standing", ""),
                typed.getOrDefault("roster-skills", ""),
                PostController.date(typed.getOrDefault("roster-since", "")).orElse(null),
                PostController.date(typed.getOrDefault("roster-last-day", "")).orElse(null));
        return answer(keep.join(viewer, id, asked), viewer, id, typed, response, "roster.joined");
    }

    @PostMapping("/organisations/{id}/roster/departures")
    Object leave(
            @PathVariable UUID id,
            @RequestParam(defaultValue = "") String person,
            HttpServletResponse response,
            Viewer viewer) {
        Outcome<UUID> outcome = Ids.parse(person)
                .map(one -> keep.leave(viewer, id, one))
                .orElseGet(() -> Outcome.refused(Common.NOT_FOUND));
        return answer(outcome, viewer, id, Map.of(), response, "roster.left");
    }

    private Object answer(
            Outcome<UUID> outcome,
            Viewer viewer,
            UUID id,
            Map<String, String> typed,
            HttpServletResponse response,
            String key) {
        return pages.answer(
                response,
                outcome,
                done -> Pages.Next.to("/organisations/" + id + "/roster", key),
                refusal -> page(viewer, id, Typed.refused(typed, refusal)));
    }

    private ModelAndView page(Viewer viewer, UUID id, Typed typed) {
        return transactions.read(viewer.scope(), () -> {
            Organisation found = organisations
                    .find(viewer.county(), id)
                    .filter(one -> KeepRoster.mayRead(viewer, one))
                    .orElseThrow(NotFound::new);
            return new ModelAndView(
                    "organisations/roster",
                    "v",
                    new RosterView(
                            found,
                            rosters.of(viewer.county(), id),
                            keep.today(),
                            KeepRoster.mayKeep(viewer, found),
                            typed));
        });
    }
}
