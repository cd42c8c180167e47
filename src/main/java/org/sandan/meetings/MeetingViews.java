package org.sandan.meetings;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.sandan.chain.CaseList;
import org.sandan.chain.Escalations;
import org.sandan.chain.Head;
import org.sandan.chain.Histories.Past;
import org.sandan.documents.Photo;
import org.sandan.documents.Photos;
import org.sandan.lifecycle.CaseRow;
import org.sandan.lifecycle.Lifecycle;
import org.sandan.meetings.Committee.Member;
import org.sandan.meetings.MeetingRow.Attendance;
import org.sandan.meetings.MeetingRow.Item;
import org.sandan.meetings.MeetingRow.Minutes;
import org.sandan.meetings.MeetingRow.Opinion;
import org.sandan.meetings.MeetingRow.Resolution;
import org.sandan.organisations.Organisation;
import org.sandan.organisations.PostCard;
import org.sandan.platform.Page;
import org.sandan.platform.Typed;
import org.sandan.projects.ClaimRow;
import org.sandan.projects.Plan;
import org.sandan.projects.ProjectRow;

/** What the pages of joint meetings show. */
public final class MeetingViews {
    private MeetingViews() {}

    /** A row of the list of meetings. */
    public record Row(CaseRow row, MeetingRow meeting, Committee committee, Head head, int projects, int claimed) {}

    /** @param own the committees whose meetings the viewer calls */
    public record ListView(List<Row> coming, List<Row> past, List<Committee> committees, List<Committee> own) {}

    /** An offer for an item, or an accepted one. */
    public record Offer(
            ClaimRow claim,
            int version,
            String state,
            String nameZh,
            String nameEn,
            List<Plan.Part> parts,
            Instant at,
            boolean mayUndo) {
        public boolean isOpen() {
            return state.equals("offered");
        }

        /** Which choice stands in the form before anybody chose: what the unit wants. */
        public String proposed() {
            return claim.wantsLead() ? ClaimRow.LEAD : ClaimRow.SUPPORT;
        }

        public String what() {
            String parts = this.parts.stream()
                    .map(Plan.Part::words)
                    .reduce((one, other) -> one + "、" + other)
                    .orElse("");
            return parts.isEmpty() || claim.offer().isEmpty() ? parts + claim.offer() : parts + "；" + claim.offer();
        }
    }

    /** One part of what is asked for, and who gives it. */
    public record Need(Plan.Part part, List<Offer> givers) {
        public boolean isMissing() {
            return givers.isEmpty();
        }
    }

    /**
     * A need or project that was raised to the leading group, with what went up with it.
     *
     * @param bodies the departments to which it can be given
     */
    public record Topic(CaseList.Line line, Escalations.File file, List<Organisation> bodies) {}

    /**
     * An item of the agenda with what is known of its project.
     *
     * @param state of the project; empty for a matter in words
     * @param times at how many meetings nobody has claimed it
     * @param asked how many people ordered it; 0 where the viewer may not see the orders
     * @param due the day on which it is to be finished
     */
    public record ItemView(
            Item item,
            Optional<ProjectRow> project,
            String state,
            List<Plan.Part> parts,
            List<Offer> offers,
            int times,
            int asked,
            @Nullable LocalDate due,
            Optional<Photos.Shown> photo,
            Optional<Topic> topic) {

        public boolean isProject() {
            return project.isPresent();
        }

        public boolean isClaimed() {
            return accepted().stream().anyMatch(offer -> offer.claim().leads());
        }

        public List<Offer> open() {
            return offers.stream().filter(Offer::isOpen).toList();
        }

        /** The lead first. */
        public List<Offer> accepted() {
            return offers.stream()
                    .filter(offer -> offer.claim().held() != null)
                    .sorted(java.util.Comparator.comparing(
                            (Offer offer) -> !offer.claim().leads()))
                    .toList();
        }

        public Optional<Offer> lead() {
            return accepted().stream().filter(offer -> offer.claim().leads()).findFirst();
        }

        /** What is asked for and who gives it; an offer that names no part stands beside. */
        public List<Need> needs() {
            return parts.stream()
                    .map(part -> new Need(
                            part,
                            offers.stream()
                                    .filter(offer ->
                                            offer.isOpen() || offer.claim().held() != null)
                                    .filter(offer -> offer.claim().parts().contains(part.no()))
                                    .toList()))
                    .toList();
        }

        public List<Plan.Part> missing() {
            return needs().stream().filter(Need::isMissing).map(Need::part).toList();
        }

        public String missingWords() {
            return missing().stream()
                    .map(Plan.Part::words)
                    .reduce((one, other) -> one + "、" + other)
                    .orElse("");
        }

        /** Offers that name no part. */
        public List<Offer> besides() {
            return offers.stream()
                    .filter(offer -> offer.isOpen() || offer.claim().held() != null)
                    .filter(offer -> offer.parts().isEmpty())
                    .toList();
        }

        public Optional<Offer> of(@Nullable UUID organisation) {
            return offers.stream()
                    .filter(offer -> offer.claim().organisation().equals(organisation))
                    .findFirst();
        }

        /** The sentence under the item's title. */
        public String line(Page page) {
            if (item.topic() != null) {
                return page.t(item.isOpen() ? "meeting.item.topic" : "meeting.topic." + item.outcome());
            }
            if (!isProject()) {
                return page.t(item.isOpen() ? "meeting.item.party" : "meeting.item.noted");
            }
            Optional<Offer> lead = lead();
            if (lead.isPresent()) {
                return page.name(lead.get().nameZh(), lead.get().nameEn());
            }
            if (item.outcome().equals("unclaimed")) {
                return page.t("meeting.item.unclaimed", times);
            }
            return open().isEmpty() ? page.t("meeting.item.waiting") : page.t("meeting.item.offers", open().size());
        }
    }

    /**
     * What can be put on the agenda.
     *
     * @param topic whether it is a need or project that was raised, to be studied
     */
    public record Candidate(
            UUID project, String title, String number, int asked, int times, int position, boolean topic) {
        public boolean isPicked() {
            return position > 0;
        }
    }

    public record MemberLine(Member member, Optional<Attendance> came) {
        public String how() {
            return came.map(one -> one.substitute() ? "substitute" : "delegate").orElse("");
        }
    }

    /**
     * The page of one meeting.
     *
     * @param mine whether the viewer calls it
     * @param actions what the viewer may do by the table
     * @param selected the item that the page shows
     * @param history the newest first; empty where the viewer only reads
     */
    public record View(
            CaseRow row,
            MeetingRow meeting,
            Committee committee,
            Head head,
            boolean mine,
            Set<String> actions,
            List<MemberLine> members,
            List<ItemView> items,
            Optional<ItemView> selected,
            List<Candidate> candidates,
            List<Opinion> opinions,
            List<Resolution> resolutions,
            Optional<Minutes> minutes,
            String draft,
            List<Photo> scans,
            Optional<PostCard> chair,
            int daysToAppoint,
            List<Past> history,
            Typed typed) {

        public boolean may(String action) {
            return actions.contains(action);
        }

        public String title() {
            String title = row.standing().title();
            return title == null ? row.number() : title;
        }

        public String state() {
            return row.state();
        }

        public Lifecycle.State stateOf() {
            return MeetingLifecycle.TABLE.state(row.state());
        }

        public String base() {
            return "/meetings/" + row.id();
        }

        public long came() {
            return members.stream().filter(line -> line.came().isPresent()).count();
        }

        public long claimed() {
            return items.stream().filter(ItemView::isClaimed).count();
        }

        public long projects() {
            return items.stream().filter(ItemView::isProject).count();
        }

        /** Whether the secretary may still write down claims: in the session, or after it until the minutes are confirmed. */
        public boolean isDeciding() {
            return mine && (state().equals("in_session") || state().equals("minutes"));
        }

        /** Whether it is over for good: filed, or called off. */
        public boolean isOver() {
            return stateOf().ended();
        }

        public boolean isLate() {
            return meeting.endedAt() != null;
        }

        public String organisation(Page page, @Nullable UUID organisation) {
            return members.stream()
                    .map(MemberLine::member)
                    .filter(member -> member.organisation().equals(organisation))
                    .map(member -> page.name(member.nameZh(), member.nameEn()))
                    .findFirst()
                    .orElse(page.t("meeting.somebody"));
        }

        /** The item that comes after the selected one, counted from 1; empty where none is open. */
        public Optional<Integer> next() {
            int at = selected.map(one -> one.item().position()).orElse(0);
            return items.stream()
                    .map(ItemView::item)
                    .filter(Item::isOpen)
                    .map(Item::position)
                    .filter(position -> position != at)
                    .min(java.util.Comparator.comparing((Integer position) -> position < at)
                            .thenComparing(position -> position));
        }
    }
}
