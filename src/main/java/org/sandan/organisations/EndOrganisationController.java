package org.sandan.organisations;

import jakarta.servlet.http.HttpServletResponse;
import java.util.Map;
import java.util.UUID;
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

/** The page on which an organisation is ended, and the way back. */
@Controller
public class EndOrganisationController {
    private final OrganisationPages reading;
    private final EndOrganisation end;
    private final Pages pages;

    EndOrganisationController(OrganisationPages reading, EndOrganisation end, Pages pages) {
        this.reading = reading;
        this.end = end;
        this.pages = pages;
    }

    /** @param one what the organisation still has, which the page names before anything is pressed */
    public record EndView(OrganisationController.OrganisationView one, Typed typed) {}

    @GetMapping("/organisations/{id}/ending")
    ModelAndView ask(@PathVariable UUID id, Viewer viewer) {
        return page(viewer, id, Typed.NOTHING);
    }

    @PostMapping("/organisations/{id}/ending")
    Object end(
            @PathVariable UUID id,
            @RequestParam Map<String, String> typed,
            HttpServletResponse response,
            Viewer viewer) {
        String address = "/organisations/" + id;
        return pages.answer(
                response,
                end.end(viewer, id, typed.getOrDefault("ended-on", ""), typed.getOrDefault("end-reason", "")),
                ended -> Pages.Next.to(address, "organisation.was-ended", ended.nameZh())
                        .undoneBy(address + "/restoration"),
                refusal -> page(viewer, id, Typed.refused(typed, refusal)));
    }

    @PostMapping("/organisations/{id}/restoration")
    Object restore(@PathVariable UUID id, HttpServletResponse response, Viewer viewer) {
        return pages.answer(
                response,
                end.restore(viewer, id),
                back -> Pages.Next.to("/organisations/" + id, "organisation.was-restored", back.nameZh()),
                refusal -> page(viewer, id, Typed.refused(Map.of(), refusal)));
    }

    private ModelAndView page(Viewer viewer, UUID id, Typed typed) {
        OrganisationController.OrganisationView one = reading.one(viewer, id, true);
        if (!one.mayEdit()) {
            throw new NotFound();
        }
        return new ModelAndView("organisations/ending", "v", new EndView(one, typed));
    }
}
