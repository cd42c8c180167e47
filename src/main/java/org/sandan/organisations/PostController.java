package org.sandan.organisations;

import jakarta.servlet.http.HttpServletResponse;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.sandan.divisions.Division;
import org.sandan.divisions.Whereabouts;
import org.sandan.kernel.Outcome;
import org.sandan.kernel.Refusal;
import org.sandan.kernel.Refusal.Common;
import org.sandan.platform.NotFound;
import org.sandan.platform.Pages;
import org.sandan.platform.Transactions;
import org.sandan.platform.Typed;
import org.sandan.platform.Viewer;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;

/** Posts of a division, and one post with everybody who held it and the form that hands it over. */
@Controller
public class PostController {
    private final Whereabouts whereabouts;
    private final Posts posts;
    private final OrganisationPages reading;
    private final HandOver handOver;
    private final EndPost end;
    private final ObjectProvider<People> people;
    private final Transactions transactions;
    private final Pages pages;

    PostController(
            Whereabouts whereabouts,
            Posts posts,
            OrganisationPages reading,
            HandOver handOver,
            EndPost end,
            ObjectProvider<People> people,
            Transactions transactions,
            Pages pages) {
        this.whereabouts = whereabouts;
        this.posts = posts;
        this.reading = reading;
        this.handOver = handOver;
        this.end = end;
        this.people = people;
        this.transactions = transactions;
        this.pages = pages;
    }

    /** @param mayAdd whether the viewer looks after any kind of posts */
    public record PostList(Whereabouts.Spot spot, List<PostCard> cards, boolean mayAdd) {}

    /** @param candidates empty for whoever may not hand it over */
    public record PostView(
            PostCard card,
            Division place,
            List<Holder> holders,
            boolean mayHandOver,
            List<People.Person> candidates,
            LocalDate today,
            Typed typed) {}

    @GetMapping("/posts")
    ModelAndView list(@RequestParam(defaultValue = "") String at, Viewer viewer) {
        Whereabouts.Spot spot = whereabouts.at(viewer, at);
        List<PostCard> cards = transactions.read(
                viewer.scope(),
                () -> posts.within(viewer.county(), spot.here().code().range(), reading.today()));
        boolean mayAdd = viewer.range() != null
                && viewer.range().contains(spot.here().code().range())
                && !PostRights.roles(viewer).isEmpty();
        return new ModelAndView("organisations/posts", "v", new PostList(spot, cards, mayAdd));
    }

    @GetMapping("/posts/{id}")
    ModelAndView one(@PathVariable UUID id, Viewer viewer) {
        return page(viewer, id, Typed.NOTHING);
    }

    @PostMapping("/posts/{id}/hand-over")
    Object handOver(
            @PathVariable UUID id,
            @RequestParam Map<String, String> typed,
            HttpServletResponse response,
            Viewer viewer) {
        return pages.answer(
                response,
                read(viewer, typed).then(asked -> handOver.handOver(viewer, id, asked.person(), asked.from())),
                next -> Pages.Next.to(
                        "/posts/" + id,
                        "post.handed-over",
                        next.name(),
                        next.since().toString()),
                refusal -> page(viewer, id, Typed.refused(typed, refusal)));
    }

    @PostMapping("/posts/{id}/ending")
    Object end(@PathVariable UUID id, HttpServletResponse response, Viewer viewer) {
        return pages.answer(
                response,
                end.end(viewer, id),
                ended -> Pages.Next.to("/posts/" + id, "post.was-ended", ended.nameZh()),
                refusal -> page(viewer, id, Typed.refused(Map.of(), refusal)));
    }

    private record AskedFor(People.Person person, LocalDate from) {}

    private Outcome<AskedFor> read(Viewer viewer, Map<String, String> typed) {
        People known = people.getIfAvailable();
        String account = typed.getOrDefault("successor", "");
        Optional<People.Person> person = known == null || !account.matches("[0-9a-f-]{36}")
                ? Optional.empty()
                : known.find(viewer.county(), UUID.fromString(account));
        if (person.isEmpty()) {
            return Outcome.refused(Refusal.at("successor", OrganisationRefusal.SUCCESSOR_UNKNOWN));
        }
        return date(typed.getOrDefault("hand-over-from", ""))
                .map(from -> Outcome.done(new AskedFor(person.get(), from)))
                .orElseGet(() -> Outcome.refused(Refusal.at("hand-over-from", Common.NOT_A_DATE)));
    }

    static Optional<LocalDate> date(String typed) {
        try {
            return Optional.of(LocalDate.parse(typed.strip()))
                    .filter(day -> day.getYear() > 1900 && day.getYear() < 2200);
        } catch (DateTimeParseException notADate) {
            return Optional.empty();
        }
    }

    private ModelAndView page(Viewer viewer, UUID id, Typed typed) {
        LocalDate today = reading.today();
        PostView view = transactions.read(viewer.scope(), () -> {
            PostCard card = Optional.ofNullable(
                            posts.cards(viewer.county(), List.of(id), today).get(id))
                    .orElseThrow(NotFound::new);
            boolean may = card.endedOn() == null && PostRights.may(viewer, card.post());
            return new PostView(
                    card,
                    reading.division(card.post().place()),
                    posts.holders(viewer.county(), id),
                    may,
                    List.of(),
                    today,
                    typed);
        });
        People known = people.getIfAvailable();
        List<People.Person> candidates = view.mayHandOver() && known != null ? known.all(viewer.county()) : List.of();
        return new ModelAndView(
                "organisations/post",
                "v",
                new PostView(view.card(), view.place(), view.holders(), view.mayHandOver(), candidates, today, typed));
    }
}
