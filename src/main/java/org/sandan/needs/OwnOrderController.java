package org.sandan.needs;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.sandan.kernel.Outcome;
import org.sandan.kernel.Refusal;
import org.sandan.platform.NotFound;
import org.sandan.platform.Pages;
import org.sandan.platform.Redirects;
import org.sandan.platform.Typed;
import org.springframework.http.CacheControl;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;

/** 我的点单: looking up an order by number and code, following it, and saying whether it was solved. */
@Controller
public class OwnOrderController {
    private final OwnOrders orders;
    private final KeptOrders kept;
    private final Receipts receipts;
    private final Pages flashes;

    OwnOrderController(OwnOrders orders, KeptOrders kept, Receipts receipts, Pages flashes) {
        this.orders = orders;
        this.kept = kept;
        this.receipts = receipts;
        this.flashes = flashes;
    }

    /** @param lasting whether this device keeps the orders after the browser is closed */
    public record Mine(List<CaseViews.Own> orders, boolean lasting, Typed typed) {}

    @GetMapping("/orders")
    ModelAndView mine(@RequestParam Map<String, String> typed, HttpServletRequest request) {
        return list(request, Typed.of(typed));
    }

    @PostMapping("/orders")
    Object open(@RequestParam Map<String, String> typed, HttpServletRequest request, HttpServletResponse response) {
        String number = typed.getOrDefault("number", "");
        String code = typed.getOrDefault("code", "");
        return switch (orders.open(number, code, request.getRemoteAddr())) {
            case Outcome.Done<KeptOrders.Kept>(KeptOrders.Kept one) -> {
                kept.add(request, response, List.of(one), typed.containsKey("keep"));
                yield Redirects.to("/orders/" + one.asker());
            }
            case Outcome.Refused<KeptOrders.Kept>(Refusal refusal) ->
                Pages.refused(refusal, wrong -> list(request, Typed.refused(typed, wrong)));
        };
    }

    @GetMapping("/orders/{asker}")
    ModelAndView own(@PathVariable UUID asker, HttpServletRequest request) {
        return page("needs/own", asker, request, Typed.NOTHING);
    }

    @PostMapping("/orders/{asker}/answer")
    Object answer(
            @PathVariable UUID asker,
            @RequestParam Map<String, String> typed,
            HttpServletRequest request,
            HttpServletResponse response) {
        boolean solved = typed.getOrDefault("answer", "").equals("solved");
        Outcome<String> outcome = orders.answer(find(asker, request), solved, typed.getOrDefault("words", ""));
        return said(outcome, "needs/own", asker, typed, request, response);
    }

    @GetMapping("/orders/{asker}/withdrawal")
    ModelAndView askWithdrawal(@PathVariable UUID asker, HttpServletRequest request) {
        return page("needs/own-withdrawal", asker, request, Typed.NOTHING);
    }

    @PostMapping("/orders/{asker}/withdrawal")
    Object withdraw(@PathVariable UUID asker, HttpServletRequest request, HttpServletResponse response) {
        return said(orders.withdraw(find(asker, request)), "needs/own-withdrawal", asker, Map.of(), request, response);
    }

    @GetMapping("/orders/{asker}/objection")
    ModelAndView askObjection(@PathVariable UUID asker, HttpServletRequest request) {
        return page("needs/own-objection", asker, request, Typed.NOTHING);
    }

    @PostMapping("/orders/{asker}/objection")
    Object object(
            @PathVariable UUID asker,
            @RequestParam Map<String, String> typed,
            HttpServletRequest request,
            HttpServletResponse response) {
        Outcome<String> outcome = orders.object(find(asker, request), typed.getOrDefault("words", ""));
        return said(outcome, "needs/own-objection", asker, typed, request, response);
    }

    @GetMapping("/orders/{asker}/photos/{id}/{size:small|large}")
    ResponseEntity<byte[]> photo(
            @PathVariable UUID asker, @PathVariable UUID id, @PathVariable String size, HttpServletRequest request) {
        return orders.photo(find(asker, request), id, size.equals("small"))
                .map(picture -> ResponseEntity.ok()
                        .contentType(MediaType.IMAGE_JPEG)
                        .cacheControl(CacheControl.maxAge(Duration.ofHours(1)).cachePrivate())
                        .body(picture))
                .orElseThrow(NotFound::new);
    }

    @GetMapping("/order/done")
    Object done(HttpServletRequest request) {
        return receipts.last(request)
                .<Object>map(receipt -> new ModelAndView("needs/order-done", "v", receipt))
                .orElseGet(() -> Redirects.to("/orders"));
    }

    @GetMapping("/order/receipt")
    Object receipt(HttpServletRequest request) {
        return receipts.last(request)
                .<Object>map(receipt -> new ModelAndView("needs/order-receipt", "v", receipt))
                .orElseGet(() -> Redirects.to("/orders"));
    }

    @PostMapping("/orders/kept")
    Object keep(@RequestParam Map<String, String> typed, HttpServletRequest request, HttpServletResponse response) {
        if (typed.getOrDefault("value", "").equals("forget")) {
            kept.forget(request, response);
            flashes.flash(response, "", "own.said.forgotten");
        } else {
            kept.add(request, response, List.of(), true);
            flashes.flash(response, "", "own.said.kept");
        }
        return Redirects.to("/orders");
    }

    private Object said(
            Outcome<String> outcome,
            String template,
            UUID asker,
            Map<String, String> typed,
            HttpServletRequest request,
            HttpServletResponse response) {
        return flashes.answer(
                response,
                outcome,
                state -> Pages.Next.to(state.equals("left") ? "/orders" : "/orders/" + asker, "own.said." + state),
                refusal -> page(template, asker, request, Typed.refused(typed, refusal)));
    }

    private KeptOrders.Kept find(UUID asker, HttpServletRequest request) {
        return kept.find(request, asker).orElseThrow(NotFound::new);
    }

    private ModelAndView page(String template, UUID asker, HttpServletRequest request, Typed typed) {
        return new ModelAndView(template, "v", orders.own(find(asker, request), typed));
    }

    private ModelAndView list(HttpServletRequest request, Typed typed) {
        return new ModelAndView(
                "needs/own-list", "v", new Mine(orders.all(kept.all(request)), kept.isLasting(request), typed));
    }
}
