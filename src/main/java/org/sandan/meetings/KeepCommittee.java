package org.sandan.meetings;

import java.time.InstantSource;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.sandan.kernel.Ids;
import org.sandan.kernel.Outcome;
import org.sandan.kernel.Place;
import org.sandan.kernel.Refusal;
import org.sandan.kernel.Refusal.AtField;
import org.sandan.kernel.Refusal.Common;
import org.sandan.kernel.Text;
import org.sandan.meetings.Committee.Member;
import org.sandan.organisations.Organisation;
import org.sandan.organisations.Organisations;
import org.sandan.organisations.Post;
import org.sandan.organisations.PostCard;
import org.sandan.organisations.Posts;
import org.sandan.platform.Timestamps;
import org.sandan.platform.Transactions;
import org.sandan.platform.Viewer;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.stereotype.Component;

/**
 * Keeps a joint committee and its members. A member's delegate is whoever holds the post of its liaison, or somebody by
 * name; a change ends one membership and begins another, so that it stays known who sat there when. Refused: a second
 * committee of a place, a place or a secretary's post outside one's range, an organisation that is a member already or has
 * nobody who could come.
 */
@Component
public class KeepCommittee {
    private static final int LONGEST = 60;

    private final CommitteeStore store;
    private final Organisations organisations;
    private final Posts posts;
    private final Transactions transactions;
    private final InstantSource clock;

    KeepCommittee(
            CommitteeStore store,
            Organisations organisations,
            Posts posts,
            Transactions transactions,
            InstantSource clock) {
        this.store = store;
        this.organisations = organisations;
        this.posts = posts;
        this.transactions = transactions;
        this.clock = clock;
    }

    /**
     * @param id null for a new one
     * @param quorum as it was typed; empty where the committee has no such rule
     */
    public record Asked(@Nullable UUID id, Place place, String nameZh, String nameEn, UUID secretary, String quorum) {}

    public Outcome<UUID> keep(Viewer viewer, Asked asked) {
        try {
            return transactions.write(viewer.scope(), () -> write(viewer, asked));
        } catch (DuplicateKeyException second) {
            return Outcome.refused(Refusal.at("committee-place", MeetingRefusal.COMMITTEE_EXISTS));
        }
    }

    private Outcome<UUID> write(Viewer viewer, Asked asked) {
        List<AtField> faults = new ArrayList<>();
        String zh = Text.tidy(asked.nameZh());
        String en = Text.tidy(asked.nameEn());
        if (zh.isEmpty()) {
            faults.add(AtField.of("committee-name", Common.REQUIRED));
        }
        Text.fault(zh, LONGEST).ifPresent(type -> faults.add(AtField.of("committee-name", type, LONGEST)));
        Text.fault(en, LONGEST).ifPresent(type -> faults.add(AtField.of("committee-name-en", type, LONGEST)));
        String quorum = asked.quorum().strip();
        if (!quorum.isEmpty() && !quorum.matches("[1-9]\\d{0,2}")) {
            faults.add(AtField.of("committee-quorum", Common.NOT_A_NUMBER));
        }
        if (viewer.range() == null || !viewer.range().contains(asked.place())) {
            faults.add(AtField.of("committee-place", MeetingRefusal.COMMITTEE_PLACE_OUTSIDE));
        }
        if (secretaries(viewer.county(), asked.place()).stream()
                .noneMatch(post -> post.id().equals(asked.secretary()))) {
            faults.add(AtField.of("committee-secretary", Common.UNKNOWN_CHOICE));
        }
        if (!faults.isEmpty()) {
            return Outcome.refused(Refusal.at(faults));
        }
        UUID id = asked.id() == null ? Ids.next() : asked.id();
        Committee kept = new Committee(
                id, asked.place(), zh, en, asked.secretary(), quorum.isEmpty() ? null : Integer.valueOf(quorum));
        if (asked.id() == null) {
            store.add(kept);
        } else if (!store.change(kept)) {
            return Outcome.refused(Common.NOT_FOUND);
        }
        return Outcome.done(id);
    }

    /** The posts that can call the meetings of a place's committee: its own first, then those above. */
    List<Post> secretaries(int county, Place place) {
        return Stream.of(
                        posts.secretaryOf(county, place),
                        posts.postAbove(county, place),
                        posts.leadingGroup(county).filter(post -> post.range().contains(place)))
                .flatMap(Optional::stream)
                .toList();
    }

    /** @param delegate empty: whoever holds the post of the organisation's liaison */
    public record Joining(UUID committee, UUID organisation, String delegate, String substitute, LocalDate since) {}

    public Outcome<UUID> join(Viewer viewer, Joining asked) {
        try {
            return transactions.write(viewer.scope(), () -> joined(viewer, asked));
        } catch (DataIntegrityViolationException already) {
            return Outcome.refused(Refusal.at("member-organisation", MeetingRefusal.MEMBER_ALREADY));
        }
    }

    private Outcome<UUID> joined(Viewer viewer, Joining asked) {
        int county = viewer.county();
        Optional<Committee> committee = store.find(county, asked.committee()).filter(found -> mayEdit(viewer, found));
        if (committee.isEmpty()) {
            return Outcome.refused(Common.NOT_FOUND);
        }
        Optional<Organisation> body =
                organisations.find(county, asked.organisation()).filter(found -> found.endedOn() == null);
        if (body.isEmpty()) {
            return Outcome.refused(Refusal.at("member-organisation", Common.UNKNOWN_CHOICE));
        }
        String delegate = Text.tidy(asked.delegate());
        String substitute = Text.tidy(asked.substitute());
        for (String name : List.of(delegate, substitute)) {
            Optional<Refusal> fault = Text.fault(name, 30)
                    .map(type -> Refusal.at(name.equals(delegate) ? "member-delegate" : "member-substitute", type, 30));
            if (fault.isPresent()) {
                return Outcome.refused(fault.get());
            }
        }
        Optional<PostCard> liaison = posts.ofOrganisation(county, asked.organisation(), today()).stream()
                .findFirst();
        if (delegate.isEmpty() && liaison.isEmpty()) {
            return Outcome.refused(Refusal.at("member-delegate", MeetingRefusal.DELEGATE_MISSING));
        }
        UUID id = Ids.next();
        store.join(
                committee.get().place(),
                new Member(
                        id,
                        asked.committee(),
                        asked.organisation(),
                        "",
                        "",
                        delegate.isEmpty()
                                ? liaison.map(card -> card.post().id()).orElse(null)
                                : null,
                        "",
                        substitute,
                        asked.since(),
                        null),
                delegate);
        return Outcome.done(id);
    }

    /** @param lastDay the last day of the membership */
    Outcome<UUID> leave(Viewer viewer, UUID committee, UUID member, LocalDate lastDay) {
        return transactions.write(
                viewer.scope(),
                () -> store.find(viewer.county(), committee)
                                .filter(found -> mayEdit(viewer, found))
                                .filter(found -> store.leave(viewer.county(), committee, member, lastDay.plusDays(1)))
                                .isPresent()
                        ? Outcome.done(member)
                        : Outcome.refused(Common.NOT_FOUND));
    }

    static boolean mayEdit(Viewer viewer, Committee committee) {
        return viewer.range() != null
                && viewer.range().contains(committee.place())
                && viewer.role() != org.sandan.kernel.Role.UNIT;
    }

    LocalDate today() {
        return LocalDate.ofInstant(clock.instant(), Timestamps.CHINA);
    }
}
