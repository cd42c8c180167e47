package org.sandan.chain;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.sandan.deadlines.DueTimes;
import org.sandan.lifecycle.Lifecycle.State;
import org.sandan.organisations.Organisation;
import org.sandan.organisations.PostCard;
import org.sandan.platform.Page;

/**
 * The four answers at the top of every case: 现在 where it stands, 轮到 whose turn it is, 期限 until when, 之后 what
 * happens then; and the chain under them.
 *
 * @param id of the case
 * @param kind the kind of case, for the words of its states
 * @param turn whose turn it is, where it is a post's
 * @param wholeDue when the whole is due
 * @param above to whom it goes when the time is over
 * @param daysAfter how many working days the step has that follows; 0 where none does
 * @param round how often the askers have said "not solved"
 */
public record Head(
        UUID id,
        String kind,
        State state,
        Turn turn,
        Optional<Clock> clock,
        Optional<Instant> wholeDue,
        Optional<PostCard> above,
        int daysAfter,
        int round,
        List<Station> stations) {

    /**
     * Whose turn it is.
     *
     * @param mine whether it is the viewer's own
     * @param post the post, where it is one's
     * @param body the organisation, where any of its people may act
     * @param id of the post, organisation, meeting or project; null where there is none
     */
    public record Turn(
            boolean mine,
            org.sandan.lifecycle.Turn whose,
            Optional<PostCard> post,
            Optional<Organisation> body,
            @Nullable UUID id) {
        public boolean isNobody() {
            return whose == org.sandan.lifecycle.Turn.NOBODY;
        }

        public boolean askers() {
            return whose == org.sandan.lifecycle.Turn.ASKERS;
        }

        /** In a few words, for a row of a list. */
        public String words(Page page) {
            return mine ? page.t("turn.you") : others(page);
        }

        /** The same, as it is told to those whose turn it is. */
        public String others(Page page) {
            return switch (whose) {
                case NOBODY -> page.t("turn.nobody");
                case ASKERS -> page.t("turn.askers");
                case MEETING -> page.t("turn.meeting");
                case PROJECT -> page.t("turn.project");
                case ORGANISATION ->
                    body.map(one -> page.name(one.nameZh(), one.nameEn())).orElseGet(() -> page.t("turn.takers"));
                case POST ->
                    post.map(card -> page.name(card.post().nameZh(), card.post().nameEn()))
                            .orElse("");
            };
        }
    }

    /** @param provisional whether a holiday notice still to come may move it (暂计) */
    public record Clock(Instant due, DueTimes.Left left, boolean provisional) {
        public boolean isLate() {
            return left.tone() == DueTimes.Left.Tone.LATE;
        }
    }

    /**
     * How a station of the chain looks.
     *
     * @param version the row of the history that it comes from; 0 where it is still to come
     */
    public record Station(int version, String name, Look look, Optional<Instant> at) {
        public enum Look {
            DONE,
            RETURNED,
            CURRENT,
            FUTURE
        }
    }

    /** The rows of the history from which stations come, by version. */
    public Set<Integer> passed() {
        return stations.stream()
                .map(Station::version)
                .filter(version -> version > 0)
                .collect(Collectors.toSet());
    }

    /** The station under way, counted from 1; the last where all are passed. */
    public int step() {
        for (int i = 0; i < stations.size(); i++) {
            if (stations.get(i).look() == Station.Look.CURRENT) {
                return i + 1;
            }
        }
        return stations.size();
    }
}
