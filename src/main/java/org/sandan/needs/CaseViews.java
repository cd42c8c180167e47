package org.sandan.needs;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.sandan.chain.Answer;
import org.sandan.chain.Escalations;
import org.sandan.chain.Head;
import org.sandan.divisions.Division;
import org.sandan.divisions.Grid;
import org.sandan.documents.Photo;
import org.sandan.lifecycle.Lifecycle.State;
import org.sandan.organisations.PostCard;
import org.sandan.platform.Page;
import org.sandan.platform.Typed;

/** What the pages of one need show. */
public final class CaseViews {
    /** How the steps with a page of their own are called in addresses. */
    public static final Map<String, String> STEPS = Map.of(
            "hand_back", "handing-back",
            "raise", "raising",
            "send_back", "sending-back",
            "merge", "merger",
            "refuse", "refusal");

    private static final int OWN_WORDS = 30;

    private CaseViews() {}

    private static String cut(String words, int longest) {
        String line = words.strip().replaceAll("\\s+", " ");
        boolean fits = line.codePointCount(0, line.length()) <= longest;
        return fits ? line : line.substring(0, line.offsetByCodePoints(0, longest));
    }

    /**
     * What a need is, for its page head and for lists.
     *
     * @param words what the first asker wrote; empty where the viewer may not see it
     */
    public record Facts(
            int county,
            UUID id,
            String number,
            int version,
            @Nullable String title,
            Category category,
            Division village,
            Optional<Grid> grid,
            Instant openedAt,
            NeedRow need,
            String words) {
        private static final int LONGEST = 40;

        /** The public title; until there is one, what the first asker wrote, for the staff; else kind and place. */
        public String heading(Page page) {
            if (title != null) {
                return title;
            }
            String start = words.lines().findFirst().orElse("");
            if (!start.isEmpty()) {
                return start.length() > LONGEST ? start.substring(0, LONGEST) + "…" : start;
            }
            return page.t("need.untitled", page.name(category.nameZh(), category.nameEn()), place(page));
        }

        /** With the words of the first asker, which only the staff may see. */
        Facts saying(String said) {
            return new Facts(county, id, number, version, title, category, village, grid, openedAt, need, said);
        }

        public String place(Page page) {
            return grid.map(one -> page.name(one.nameZh(), one.nameEn()))
                    .orElseGet(() -> page.name(village.nameZh(), village.nameEn()));
        }
    }

    /** A row of the history, with the names of those who acted. */
    public record Act(
            int version,
            String action,
            Instant at,
            Optional<PostCard> post,
            String by,
            String person,
            @Nullable String note,
            Optional<PostCard> assignee,
            Optional<LocalDate> promised,
            String detail) {

        /** What was done, in words. */
        public String did(Page page) {
            boolean took = action.equals("join") && !detail.isEmpty();
            String about = action.equals("undo") ? page.t("need.action." + detail) : detail;
            return page.t("need.did." + (took ? "join.merged" : action), about);
        }
    }

    /** A post that can take it, with what it has in hand. */
    public record Taker(PostCard card, int inHand) {}

    /**
     * The page of the staff.
     *
     * @param actions what this viewer may do now, in the order of the table
     * @param kinds what it can be, where whoever ordered named no kind
     * @param lists the yearly lists that it stands on
     * @param earliest the default date for an assignment
     */
    public record Staff(
            Facts facts,
            Head head,
            Set<String> actions,
            Typed typed,
            List<AskerPeople.Person> people,
            int anonymous,
            List<Photo> photos,
            List<Act> history,
            int earlier,
            List<OrderViews.SimilarView> similar,
            List<Taker> takers,
            LocalDate suggested,
            LocalDate latest,
            Optional<PostCard> owner,
            Optional<PostCard> above,
            Optional<PostCard> assignee,
            Optional<String> undo,
            Verdicts verdicts,
            Optional<Beside> beside,
            List<Category> kinds,
            List<YearlyList> lists,
            Optional<Answer> answer,
            Escalations.File file) {

        public boolean may(String action) {
            return actions.contains(action);
        }

        /** Whether the form stands on the page: not where it was filled in for a step that is no longer open. */
        public boolean isOpen() {
            return beside.map(Beside::still).orElse(true);
        }

        /** The oldest row of the history on the page. */
        public int oldest() {
            return history.isEmpty() ? 0 : history.getLast().version();
        }

        /** A first proposal for the public title: the first asker's words, cut; whoever accepts takes names out. */
        public String suggestedTitle() {
            return first().map(one -> cut(one.words(), PublicTitle.LONGEST)).orElse("");
        }

        /** What the first asker wrote. */
        public Optional<AskerPeople.Person> first() {
            return people.stream().findFirst();
        }

        public List<Photo> before() {
            return photos.stream().filter(photo -> !photo.after()).toList();
        }

        public List<Photo> after() {
            return photos.stream().filter(Photo::after).toList();
        }

        public int solved() {
            return verdicts.solved();
        }

        public int notSolved() {
            return verdicts.notSolved();
        }

        public int answered() {
            return verdicts.answered();
        }
    }

    /** A page of its own for a step that demands a reason. */
    public record Step(
            Facts facts,
            String action,
            Typed typed,
            Optional<PostCard> above,
            int reopenDays,
            Optional<Beside> beside) {
        public boolean isOpen() {
            return beside.map(Beside::still).orElse(true);
        }
    }

    /**
     * A step that somebody wants to take.
     *
     * @param action its name in the table; empty where the page is only looked at
     */
    public record Wish(String action, Typed typed) {
        static final Wish NONE = new Wish("", Typed.NOTHING);
    }

    /**
     * What somebody typed on an older version, beside what the case has become since.
     *
     * @param seenAt when the version that they saw was made
     * @param post the post that they chose
     * @param since what happened since, newest first
     * @param still whether the step is still open to them
     */
    public record Beside(
            String action,
            State before,
            Instant seenAt,
            List<Wrote> wrote,
            Optional<PostCard> post,
            Optional<LocalDate> date,
            State now,
            Head.Turn turn,
            List<Act> since,
            boolean still) {
        public boolean isEmpty() {
            return wrote.isEmpty() && post.isEmpty() && date.isEmpty();
        }
    }

    /** A text that somebody typed. */
    public record Wrote(String field, String text) {}

    /**
     * The page of somebody who asked.
     *
     * @param answered what this asker has said in this round; empty where nothing yet
     * @param mayObject whether a refusal can still be objected to
     * @param mayReopen whether "not solved" can still be said
     */
    public record Own(
            Facts facts,
            Head head,
            UUID asker,
            String number,
            Instant joinedAt,
            String words,
            List<Photo> photos,
            List<Act> history,
            Optional<String> answered,
            boolean mayWithdraw,
            boolean sole,
            boolean mayObject,
            boolean mayReopen,
            boolean needsFacts,
            Typed typed,
            Optional<PostCard> secretary,
            List<Escalations.Decision> decisions) {

        /** The public title; until there is one, the asker's own words, which only the asker reads here. */
        public String heading(Page page) {
            if (facts.title() != null || words.isBlank()) {
                return facts.heading(page);
            }
            return cut(words, OWN_WORDS);
        }

        public boolean isAsked() {
            return head.turn().askers() && answered.isEmpty();
        }

        public List<Photo> before() {
            return photos.stream().filter(photo -> !photo.after()).toList();
        }

        public List<Photo> after() {
            return photos.stream().filter(Photo::after).toList();
        }

        /** What was said to have been done, the last time. */
        public Optional<String> done() {
            return history.stream()
                    .filter(act -> act.action().equals("done"))
                    .findFirst()
                    .map(Act::note);
        }

        /** Why it was refused. */
        public Optional<String> refusal() {
            return history.stream()
                    .filter(act -> act.action().equals("refuse"))
                    .findFirst()
                    .map(Act::note);
        }
    }

    /** A row of a list. */
    public record Row(Facts facts, Head head) {}
}
