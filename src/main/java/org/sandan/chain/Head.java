package org.sandan.chain;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.sandan.deadlines.DueTimes;
import org.sandan.lifecycle.Lifecycle.State;
import org.sandan.organisations.PostCard;

/**
 * The four answers at the top of every case: 现在 where it stands, 轮到 whose turn it is, 期限 until when, 之后 what
 * happens then; and the chain under them.
 *
 * @param kind the kind of case, for the words of its states
 * @param turn whose turn it is, where it is a post's
 * @param wholeDue when the whole is due
 * @param above to whom it goes when the time is over
 * @param daysAfter how many working days the step has that follows; 0 where none does
 * @param round how often the askers have said "not solved"
 */
public record Head(
        String kind,
        State state,
        Turn turn,
        Optional<Clock> clock,
        Optional<Instant> wholeDue,
        Optional<PostCard> above,
        int daysAfter,
        int round,
        List<Station> stations) {

    /** @param mine whether it is the viewer's own */
    public record Turn(boolean mine, boolean askers, Optional<PostCard> post) {
        public boolean isNobody() {
            return !askers && post.isEmpty();
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
