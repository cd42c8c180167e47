package org.sandan.needs;

import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.sandan.kernel.Refusal;
import org.sandan.kernel.Refusal.AtField;
import org.sandan.platform.NotFound;
import org.sandan.platform.Transactions;
import org.sandan.platform.Typed;
import org.sandan.platform.Viewer;
import org.sandan.trail.Trail;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;

/** The full phone of somebody who asked: for a reason, once, and the trail keeps who looked and why. */
@Controller
public class AskerPhoneController {
    private final CasePages pages;
    private final CasePages.Rows rows;
    private final Trail trail;
    private final Transactions transactions;

    AskerPhoneController(CasePages pages, CasePages.Rows rows, Trail trail, Transactions transactions) {
        this.pages = pages;
        this.rows = rows;
        this.trail = trail;
        this.transactions = transactions;
    }

    /** @param phone null until a reason was given */
    public record PhoneView(
            CaseViews.Facts facts,
            UUID asker,
            Typed typed,
            @Nullable String phone) {}

    @GetMapping("/needs/{id}/askers/{asker}/phone")
    ModelAndView ask(@PathVariable UUID id, @PathVariable UUID asker, Viewer viewer) {
        return page(viewer, id, asker, Typed.NOTHING, null);
    }

    @PostMapping("/needs/{id}/askers/{asker}/phone")
    ModelAndView show(
            @PathVariable UUID id, @PathVariable UUID asker, @RequestParam Map<String, String> typed, Viewer viewer) {
        String reason = typed.getOrDefault("reason", "").strip();
        Optional<AtField> fault = DecideNeed.faultOf("reason", reason);
        if (fault.isPresent()) {
            ModelAndView page =
                    page(viewer, id, asker, Typed.refused(typed, Refusal.at(java.util.List.of(fault.get()))), null);
            page.setStatus(org.springframework.http.HttpStatus.UNPROCESSABLE_CONTENT);
            return page;
        }
        String phone = transactions.change(viewer.scope(), () -> {
            NeedRow need = rows.needs().find(viewer.county(), id).orElseThrow(NotFound::new);
            boolean asks = rows.askers()
                    .find(viewer.county(), asker)
                    .filter(found -> found.need().equals(id))
                    .isPresent();
            if (!asks) {
                throw new NotFound();
            }
            trail.record(viewer, "unmask", "asker", asker, need.place(), reason);
            return rows.people().phone(viewer.county(), asker).orElseThrow(NotFound::new);
        });
        return page(viewer, id, asker, Typed.of(typed), phone);
    }

    private ModelAndView page(Viewer viewer, UUID id, UUID asker, Typed typed, @Nullable String phone) {
        CaseViews.Facts facts =
                pages.step(viewer, id, new CaseViews.Wish("phone", typed)).facts();
        return new ModelAndView("needs/phone", "v", new PhoneView(facts, asker, typed, phone));
    }
}
