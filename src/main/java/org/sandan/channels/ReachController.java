package org.sandan.channels;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.sandan.platform.Messages;
import org.sandan.platform.Page;
import org.sandan.platform.Pages;
import org.sandan.platform.Redirects;
import org.sandan.platform.Typed;
import org.sandan.platform.Viewer;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;

/** 怎么通知我: the page on which everybody in a post chooses. */
@Controller
public class ReachController {
    private static final String PAGE = "/account/notices";

    private final ChooseReach reach;
    private final Pages pages;

    ReachController(ChooseReach reach, Pages pages) {
        this.reach = reach;
        this.pages = pages;
    }

    /**
     * A channel as the page shows it.
     *
     * @param address masked; empty where none is confirmed
     * @param waiting the address, masked, to which a code was sent; empty where none was
     */
    public record Way(String word, boolean offered, Optional<String> address, Optional<String> waiting) {}

    public record View(Choice choice, List<Way> ways, int quietFrom, int quietTo, Typed typed) {}

    @GetMapping(PAGE)
    ModelAndView show(Viewer viewer) {
        return page(viewer, Typed.NOTHING);
    }

    @PostMapping(PAGE)
    Object choose(
            Viewer viewer,
            HttpServletRequest request,
            @RequestParam Map<String, String> typed,
            HttpServletResponse response) {
        return pages.answer(
                response,
                reach.choose(viewer, typed, isEnglish(request)),
                choice -> Pages.Next.to(PAGE, "reach.said.chosen"),
                refusal -> page(viewer, Typed.refused(typed, refusal)));
    }

    @PostMapping(PAGE + "/{channel:sms|mail}")
    Object ask(
            Viewer viewer,
            HttpServletRequest request,
            @PathVariable String channel,
            @RequestParam Map<String, String> typed,
            HttpServletResponse response) {
        return pages.answer(
                response,
                reach.ask(
                        viewer, Channel.of(channel), typed.getOrDefault(channel + "-address", ""), isEnglish(request)),
                asked -> Pages.Next.to(PAGE, "reach.said.code"),
                refusal -> page(viewer, Typed.refused(typed, refusal)));
    }

    @PostMapping(PAGE + "/{channel:sms|mail}/confirmation")
    Object confirm(
            Viewer viewer,
            @PathVariable String channel,
            @RequestParam Map<String, String> typed,
            HttpServletResponse response) {
        return pages.answer(
                response,
                reach.confirm(viewer, Channel.of(channel), typed.getOrDefault(channel + "-code", "")),
                confirmed -> Pages.Next.to(PAGE, "reach.said.confirmed"),
                refusal -> page(viewer, Typed.refused(typed, refusal)));
    }

    @PostMapping(PAGE + "/{channel:sms|mail}/removal")
    Object forget(Viewer viewer, @PathVariable String channel, HttpServletResponse response) {
        reach.forget(viewer, Channel.of(channel));
        pages.flash(response, "", "reach.said.forgotten");
        return Redirects.to(PAGE);
    }

    private ModelAndView page(Viewer viewer, Typed typed) {
        ChooseReach.Shown shown = reach.show(viewer);
        List<Way> ways = List.of(way(shown, Channel.SMS), way(shown, Channel.MAIL));
        return new ModelAndView(
                "channels/reach", "v", new View(shown.choice(), ways, shown.quietFrom(), shown.quietTo(), typed));
    }

    private static Way way(ChooseReach.Shown shown, Channel channel) {
        Map<Boolean, String> known = new HashMap<>();
        shown.addresses().stream()
                .filter(address -> address.channel() == channel)
                .forEach(address -> known.put(address.waiting(), address.masked()));
        return new Way(
                channel.word(),
                shown.isOffered(channel),
                Optional.ofNullable(known.get(false)),
                Optional.ofNullable(known.get(true)));
    }

    private static boolean isEnglish(HttpServletRequest request) {
        return Page.localeOf(request).equals(Messages.ENGLISH);
    }
}
