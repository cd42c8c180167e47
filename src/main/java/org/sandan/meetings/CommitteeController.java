package org.sandan.meetings;

import jakarta.servlet.http.HttpServletResponse;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.sandan.divisions.Division;
import org.sandan.divisions.Whereabouts;
import org.sandan.kernel.DivisionCode;
import org.sandan.kernel.Outcome;
import org.sandan.kernel.Place;
import org.sandan.kernel.Refusal;
import org.sandan.kernel.Refusal.Common;
import org.sandan.meetings.Committee.Member;
import org.sandan.organisations.Organisation;
import org.sandan.organisations.OrganisationKind;
import org.sandan.organisations.Organisations;
import org.sandan.organisations.Post;
import org.sandan.organisations.PostCard;
import org.sandan.organisations.Posts;
import org.sandan.platform.NotFound;
import org.sandan.platform.Pages;
import org.sandan.platform.Transactions;
import org.sandan.platform.Typed;
import org.sandan.platform.Viewer;
import org.springframework.stereotype.Component;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;

/** Joint committees: one of a place, its rule for a quorum, its members by period. */
@Controller
public class CommitteeController {
    private static final int MOST = 500;

    private final CommitteeStore committees;
    private final KeepCommittee keep;
    private final MeetingPages reading;
    private final Ground ground;
    private final Pages pages;

    CommitteeController(
            CommitteeStore committees, KeepCommittee keep, MeetingPages reading, Ground ground, Pages pages) {
        this.committees = committees;
        this.keep = keep;
        this.reading = reading;
        this.ground = ground;
        this.pages = pages;
    }

    @Component
    record Ground(Whereabouts whereabouts, Organisations organisations, Posts posts, Transactions transactions) {}

    /** @param choices the organisations that can become members */
    public record View(
            Committee committee,
            Division place,
            Optional<PostCard> secretary,
            List<Member> members,
            List<Member> former,
            List<Organisation> choices,
            List<MeetingRow> meetings,
            LocalDate today,
            boolean mayEdit,
            boolean calls,
            Typed typed) {}

    /** @param id of the committee that is changed; null for a new one */
    public record Form(
            @Nullable UUID id, List<Division> places, String place, List<PostCard> secretaries, Typed typed) {}

    @GetMapping("/committees/{id}")
    ModelAndView one(@PathVariable UUID id, Viewer viewer) {
        return page(viewer, id, Typed.NOTHING);
    }

    @GetMapping("/committees/new")
    ModelAndView blank(@RequestParam(defaultValue = "") String place, Viewer viewer) {
        return form(viewer, null, place, Typed.NOTHING);
    }

    @PostMapping("/committees")
    Object add(@RequestParam Map<String, String> typed, HttpServletResponse response, Viewer viewer) {
        return pages.answer(
                response,
                asked(viewer, null, typed).then(asked -> keep.keep(viewer, asked)),
                made -> Pages.Next.to("/committees/" + made, "committee.said.added"),
                refusal ->
                        form(viewer, null, typed.getOrDefault("committee-place", ""), Typed.refused(typed, refusal)));
    }

    @GetMapping("/committees/{id}/correction")
    ModelAndView correction(@PathVariable UUID id, Viewer viewer) {
        Committee found = find(viewer, id);
        Integer quorum = found.quorum();
        return form(
                viewer,
                id,
                found.place().division().shortForm(),
                Typed.of(Map.of(
                        "committee-name",
                        found.nameZh(),
                        "committee-name-en",
                        found.nameEn(),
                        "committee-secretary",
                        found.secretary().toString(),
                        "committee-quorum",
                        quorum == null ? "" : quorum.toString())));
    }

    @PostMapping("/committees/{id}/correction")
    Object correct(
            @PathVariable UUID id,
            @RequestParam Map<String, String> typed,
            HttpServletResponse response,
            Viewer viewer) {
        Committee found = find(viewer, id);
        String place = found.place().division().shortForm();
        return pages.answer(
                response,
                asked(viewer, found, typed).then(asked -> keep.keep(viewer, asked)),
                kept -> Pages.Next.to("/committees/" + id, "committee.said.kept"),
                refusal -> form(viewer, id, place, Typed.refused(typed, refusal)));
    }

    @PostMapping("/committees/{id}/members")
    Object join(
            @PathVariable UUID id,
            @RequestParam Map<String, String> typed,
            HttpServletResponse response,
            Viewer viewer) {
        Optional<UUID> organisation = MeetingController.uuid(typed.getOrDefault("member-organisation", ""));
        Optional<LocalDate> since = MeetingController.date(typed.getOrDefault("member-since", ""));
        Outcome<UUID> outcome = organisation.isEmpty()
                ? Outcome.refused(Refusal.at("member-organisation", Common.UNKNOWN_CHOICE))
                : since.isEmpty()
                        ? Outcome.refused(Refusal.at("member-since", Common.NOT_A_DATE))
                        : keep.join(
                                viewer,
                                new KeepCommittee.Joining(
                                        id,
                                        organisation.get(),
                                        typed.getOrDefault("member-delegate", ""),
                                        typed.getOrDefault("member-substitute", ""),
                                        since.get()));
        return pages.answer(
                response,
                outcome,
                made -> Pages.Next.to("/committees/" + id, "committee.said.joined"),
                refusal -> page(viewer, id, Typed.refused(typed, refusal)));
    }

    @PostMapping("/committees/{id}/members/{member}/ending")
    Object leave(
            @PathVariable UUID id,
            @PathVariable UUID member,
            @RequestParam Map<String, String> typed,
            HttpServletResponse response,
            Viewer viewer) {
        LocalDate lastDay = MeetingController.date(typed.getOrDefault("member-last-day", ""))
                .orElse(keep.today().minusDays(1));
        return pages.answer(
                response,
                keep.leave(viewer, id, member, lastDay),
                ended -> Pages.Next.to("/committees/" + id, "committee.said.left"),
                refusal -> page(viewer, id, Typed.refused(typed, refusal)));
    }

    private Outcome<KeepCommittee.Asked> asked(Viewer viewer, @Nullable Committee known, Map<String, String> typed) {
        Optional<Place> place = known != null
                ? Optional.of(known.place())
                : DivisionCode.parse(typed.getOrDefault("committee-place", "")).map(Place::of);
        if (place.isEmpty() || place.get().county() != viewer.county()) {
            return Outcome.refused(Refusal.at("committee-place", Common.UNKNOWN_CHOICE));
        }
        Optional<UUID> secretary = MeetingController.uuid(typed.getOrDefault("committee-secretary", ""))
                .or(() -> ground.transactions()
                        .read(
                                viewer.scope(),
                                () -> keep.secretaries(viewer.county(), place.get()).stream()
                                        .map(Post::id)
                                        .findFirst()));
        return secretary
                .map(post -> Outcome.done(new KeepCommittee.Asked(
                        known == null ? null : known.id(),
                        place.get(),
                        typed.getOrDefault("committee-name", ""),
                        typed.getOrDefault("committee-name-en", ""),
                        post,
                        typed.getOrDefault("committee-quorum", ""))))
                .orElseGet(() -> Outcome.refused(Refusal.at("committee-secretary", Common.UNKNOWN_CHOICE)));
    }

    private Committee find(Viewer viewer, UUID id) {
        return ground.transactions()
                .read(viewer.scope(), () -> committees.find(viewer.county(), id))
                .filter(found -> KeepCommittee.mayEdit(viewer, found))
                .orElseThrow(NotFound::new);
    }

    private ModelAndView form(Viewer viewer, @Nullable UUID id, String typedPlace, Typed typed) {
        List<Division> places = ground.whereabouts().choices(viewer);
        String first = places.isEmpty() ? "" : places.getFirst().code().shortForm();
        String code = typedPlace.isEmpty() ? first : typedPlace;
        Optional<Place> place = DivisionCode.parse(code).map(Place::of);
        List<PostCard> secretaries = ground.transactions().read(viewer.scope(), () -> {
            List<UUID> posts = place.map(at -> keep.secretaries(viewer.county(), at)).orElse(List.of()).stream()
                    .map(Post::id)
                    .toList();
            Map<UUID, PostCard> cards = ground.posts().cards(viewer.county(), posts, keep.today());
            return posts.stream()
                    .filter(cards::containsKey)
                    .map(post -> java.util.Objects.requireNonNull(cards.get(post)))
                    .toList();
        });
        return new ModelAndView("meetings/committeeform", "v", new Form(id, places, code, secretaries, typed));
    }

    private ModelAndView page(Viewer viewer, UUID id, Typed typed) {
        LocalDate today = keep.today();
        View view = ground.transactions().read(viewer.scope(), () -> {
            Committee found = reading.committees(viewer).stream()
                    .filter(one -> one.id().equals(id))
                    .findFirst()
                    .orElseThrow(NotFound::new);
            int county = viewer.county();
            boolean mayEdit = KeepCommittee.mayEdit(viewer, found);
            List<Member> all = committees.everyMember(county, id, today);
            return new View(
                    found,
                    place(viewer, found),
                    Optional.ofNullable(ground.posts()
                            .cards(county, List.of(found.secretary()), today)
                            .get(found.secretary())),
                    all.stream().filter(member -> stays(member, today)).toList(),
                    all.stream().filter(member -> !stays(member, today)).toList(),
                    mayEdit ? choices(county) : List.of(),
                    reading.of(viewer, id),
                    today,
                    mayEdit,
                    found.secretary().equals(viewer.post()),
                    typed);
        });
        return new ModelAndView("meetings/committee", "v", view);
    }

    private static boolean stays(Member member, LocalDate today) {
        LocalDate until = member.until();
        return until == null || until.isAfter(today);
    }

    private Division place(Viewer viewer, Committee found) {
        return ground.whereabouts()
                .at(viewer, found.place().division().shortForm())
                .here();
    }

    private List<Organisation> choices(int county) {
        DivisionCode whole = new DivisionCode(county * 1_000_000L);
        return ground.organisations().list(county, whole.range(), null, false, 0, MOST).stream()
                .filter(one -> one.kind() != OrganisationKind.PLATFORM && one.kind() != OrganisationKind.LEADING_GROUP)
                .sorted(java.util.Comparator.comparing(Organisation::nameZh))
                .toList();
    }
}
