package org.sandan.channels;

import jakarta.servlet.http.HttpServletResponse;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.sandan.chain.CaseList;
import org.sandan.kernel.Ids;
import org.sandan.kernel.Outcome;
import org.sandan.platform.NotFound;
import org.sandan.platform.Pages;
import org.sandan.platform.Redirects;
import org.sandan.platform.Viewer;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;

/** 消息: what a post was told, and what it follows. */
@Controller
public class InboxController {
    private final Inbox inbox;
    private final Pages pages;

    InboxController(Inbox inbox, Pages pages) {
        this.inbox = inbox;
        this.pages = pages;
    }

    /** @param next after which the next page begins; null on the last */
    public record ListView(
            List<InboxLine> rows,
            boolean unread,
            boolean first,
            @Nullable UUID next) {}

    public record FollowedView(
            List<CaseList.Line> rows,
            boolean first,
            @Nullable UUID next) {}

    @GetMapping("/messages")
    ModelAndView list(
            Viewer viewer,
            @RequestParam(defaultValue = "") String show,
            @RequestParam(defaultValue = "") String before) {
        boolean unread = show.equals("unread");
        UUID last = Ids.parse(before).orElse(null);
        Inbox.Found<InboxLine> found = inbox.list(viewer, unread, last);
        return new ModelAndView(
                "channels/messages", "v", new ListView(found.rows(), unread, last == null, found.next()));
    }

    @PostMapping("/messages/{id}/reading")
    Object read(Viewer viewer, @PathVariable UUID id, @RequestParam(defaultValue = "") String back) {
        if (inbox.read(viewer, id) instanceof Outcome.Refused<UUID>) {
            throw new NotFound();
        }
        return Redirects.to(Redirects.local(back, "/messages"));
    }

    @PostMapping("/messages/reading")
    Object readAll(Viewer viewer, @RequestParam(defaultValue = "") String newest, HttpServletResponse response) {
        int read =
                Ids.parse(newest).map(id -> inbox.readAll(viewer, id).orThrow()).orElse(0);
        pages.flash(response, "", "message.said.read", Integer.toString(read));
        return Redirects.to("/messages");
    }

    @GetMapping("/following")
    ModelAndView followed(Viewer viewer, @RequestParam(defaultValue = "") String before) {
        UUID last = Ids.parse(before).orElse(null);
        Inbox.Found<CaseList.Line> found = inbox.followed(viewer, last);
        return new ModelAndView("channels/following", "v", new FollowedView(found.rows(), last == null, found.next()));
    }

    @PostMapping("/following/{id}")
    Object follow(
            Viewer viewer,
            @PathVariable UUID id,
            @RequestParam(defaultValue = "") String back,
            HttpServletResponse response) {
        return told(inbox.follow(viewer, id), back, "message.said.followed", response);
    }

    @PostMapping("/following/{id}/ending")
    Object unfollow(
            Viewer viewer,
            @PathVariable UUID id,
            @RequestParam(defaultValue = "") String back,
            HttpServletResponse response) {
        return told(inbox.unfollow(viewer, id), back, "message.said.unfollowed", response);
    }

    private Object told(Outcome<UUID> outcome, String back, String key, HttpServletResponse response) {
        if (outcome instanceof Outcome.Refused<UUID>) {
            throw new NotFound();
        }
        pages.flash(response, "", key);
        return Redirects.to(Redirects.local(back, "/following"));
    }
}
