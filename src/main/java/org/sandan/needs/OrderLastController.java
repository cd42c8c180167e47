package org.sandan.needs;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.sandan.documents.Drafts;
import org.sandan.documents.Drafts.Draft;
import org.sandan.kernel.DivisionCode;
import org.sandan.kernel.Outcome;
import org.sandan.kernel.Refusal;
import org.sandan.kernel.Refusal.Common;
import org.sandan.platform.AddressLimit;
import org.sandan.platform.Redirects;
import org.sandan.platform.Typed;
import org.sandan.platform.Viewer;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.multipart.MultipartFile;
import org.springframework.web.servlet.ModelAndView;

/** Ordering, step three: photos and contact, everything once more, and sending. */
@Controller
class OrderLastController {
    private final OrderPages pages;
    private final OrderSending sending;
    private final Receipts receipts;
    private final OrderPhotos photos;
    private final Drafts drafts;
    private final AddressLimit limit;

    OrderLastController(
            OrderPages pages,
            OrderSending sending,
            Receipts receipts,
            OrderPhotos photos,
            Drafts drafts,
            AddressLimit limit) {
        this.pages = pages;
        this.sending = sending;
        this.receipts = receipts;
        this.photos = photos;
        this.drafts = drafts;
        this.limit = limit;
    }

    @GetMapping("/order/contact")
    Object contact(HttpServletRequest request, Viewer viewer) {
        Optional<Draft> draft = pages.draft(request);
        if (draft.isEmpty() || draft.get().value("category").isEmpty()) {
            return Redirects.to("/order");
        }
        return page(draft.get(), Typed.of(draft.get().values()), viewer);
    }

    @PostMapping("/order/contact")
    Object send(
            @RequestParam Map<String, String> typed,
            @RequestParam(required = false) List<MultipartFile> photo,
            HttpServletRequest request,
            HttpServletResponse response,
            Viewer viewer) {
        Optional<Draft> found = pages.draft(request);
        String key = typed.getOrDefault("key", "");
        if (found.isEmpty()) {
            return again(request, response, key);
        }
        Map<String, String> values =
                new LinkedHashMap<>(OrderForm.of(found.get()).with(typed));
        Draft draft = drafts.save(request, response, found.get().county(), OrderForm.NAME, values);
        if (typed.containsKey("remove")) {
            OrderForm.uuid(typed.get("remove")).ifPresent(id -> photos.remove(draft, id));
            return Redirects.to("/order/contact");
        }
        Optional<Refusal> refused = photos.add(draft, photo == null ? List.of() : photo);
        if (refused.isPresent()) {
            return refused(draft, values, refused.get(), viewer);
        }
        if (typed.containsKey("add")) {
            return Redirects.to("/order/contact");
        }
        if (!viewer.ordersForOthers() && !limit.take("order.rate", request.getRemoteAddr())) {
            return refused(draft, values, Refusal.of(Common.TOO_MANY_REQUESTS), viewer);
        }
        return switch (sending.send(draft, key, viewer)) {
            case Outcome.Done<OrderSending.Sent>(OrderSending.Sent sent) -> done(request, response, sent);
            case Outcome.Refused<OrderSending.Sent>(Refusal refusal) -> refused(draft, values, refusal, viewer);
        };
    }

    /** The form is gone because it was sent: a double click lands where the first one did. */
    private Object again(HttpServletRequest request, HttpServletResponse response, String key) {
        Optional<DivisionCode> village = pages.village(request);
        return village.flatMap(code -> sending.earlier(code.county(), key))
                .<Object>map(sent -> done(request, response, sent))
                .orElseGet(() -> Redirects.to("/order"));
    }

    private Object done(HttpServletRequest request, HttpServletResponse response, OrderSending.Sent sent) {
        receipts.hand(request, response, sent);
        return Redirects.to("/order/done");
    }

    private ModelAndView refused(Draft draft, Map<String, String> values, Refusal refusal, Viewer viewer) {
        ModelAndView page = page(draft, Typed.refused(values, refusal), viewer);
        page.setStatus(
                org.springframework.http.HttpStatusCode.valueOf(refusal.type().status()));
        return page;
    }

    private ModelAndView page(Draft draft, Typed typed, Viewer viewer) {
        return new ModelAndView("needs/order-contact", "v", pages.last(draft, typed, viewer));
    }
}
