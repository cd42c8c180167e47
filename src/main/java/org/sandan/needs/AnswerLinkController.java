package org.sandan.needs;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Map;
import java.util.Optional;
import org.sandan.kernel.Outcome;
import org.sandan.kernel.Refusal;
import org.sandan.kernel.Refusal.Common;
import org.sandan.platform.NotFound;
import org.sandan.platform.Pages;
import org.sandan.platform.Typed;
import org.springframework.http.HttpStatusCode;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;

/**
 * The page behind the link of a text message: whether it was solved, for one asker and one round. It shows what everybody
 * may know and what was done, no name, no phone, none of the asker's own words. A link that is wrong, out of date or was
 * never made gets one and the same answer.
 */
@Controller
public class AnswerLinkController {
    private final AnswerLinks links;
    private final OwnOrders orders;
    private final Pages pages;

    AnswerLinkController(AnswerLinks links, OwnOrders orders, Pages pages) {
        this.links = links;
        this.orders = orders;
        this.pages = pages;
    }

    public record Asked(String path, CaseViews.Own own, Typed typed) {}

    public record Shut(boolean tooMany) {}

    @GetMapping(AnswerLinks.PATH + "{code}")
    ModelAndView show(@PathVariable String code, HttpServletRequest request) {
        return page(code, request, Typed.NOTHING);
    }

    @PostMapping(AnswerLinks.PATH + "{code}")
    Object answer(
            @PathVariable String code,
            @RequestParam Map<String, String> typed,
            HttpServletRequest request,
            HttpServletResponse response) {
        if (!links.mayTry(request.getRemoteAddr())) {
            return shut(true);
        }
        Optional<Open> open = open(code);
        if (open.isEmpty()) {
            return shut(false);
        }
        links.wasRight(request.getRemoteAddr());
        String said = typed.getOrDefault("answer", "");
        return pages.answer(
                response,
                said(open.get(), said, typed.getOrDefault("words", "")),
                state -> Pages.Next.to(publicPage(open.get().own().facts()), "own.said." + state),
                refusal -> page(code, request, Typed.refused(typed, refusal)));
    }

    /** One answer in its round; a second thought goes by number and code. */
    private Outcome<String> said(Open open, String answer, String words) {
        if (!answer.equals("solved") && !answer.equals("not_solved")) {
            return Outcome.refused(Refusal.at("answer", Common.REQUIRED));
        }
        return open.own().isAsked()
                ? orders.answer(open.kept(), answer.equals("solved"), words)
                : Outcome.refused(NeedRefusal.ANSWERED_ALREADY);
    }

    /** Where everybody sees what becomes of it: the link itself has done its work. */
    private static String publicPage(CaseViews.Facts facts) {
        return "/c/" + facts.village().code() + "/needs/" + facts.number();
    }

    private ModelAndView page(String code, HttpServletRequest request, Typed typed) {
        if (!links.mayTry(request.getRemoteAddr())) {
            return shut(true);
        }
        Optional<Open> open = open(code);
        if (open.isEmpty()) {
            return shut(false);
        }
        links.wasRight(request.getRemoteAddr());
        return new ModelAndView(
                "needs/answer-link",
                "v",
                new Asked(AnswerLinks.PATH + code, open.get().own(), typed));
    }

    private record Open(KeptOrders.Kept kept, CaseViews.Own own) {}

    /** What the link opens: the order while its round is asked, or was answered by this asker. */
    private Optional<Open> open(String code) {
        return links.find(code).flatMap(link -> {
            KeptOrders.Kept kept = new KeptOrders.Kept(link.county(), link.asker());
            try {
                CaseViews.Own own = orders.own(kept, Typed.NOTHING);
                boolean round = own.head().round() == link.round();
                return round && (own.isAsked() || own.answered().isPresent())
                        ? Optional.of(new Open(kept, own))
                        : Optional.empty();
            } catch (NotFound gone) {
                return Optional.empty();
            }
        });
    }

    private static ModelAndView shut(boolean tooMany) {
        ModelAndView page = new ModelAndView("needs/answer-link-shut", "v", new Shut(tooMany));
        page.setStatus(HttpStatusCode.valueOf(tooMany ? 429 : 404));
        return page;
    }
}
