package org.sandan.trail;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.sandan.platform.Scope;
import org.sandan.platform.Transactions;
import org.springframework.stereotype.Component;

/**
 * Proves the chain of a county from its first link: every hash, positions without gaps, every note against its salted
 * hash. It reads in windows, so a chain of any length fits into memory. What it cannot see alone is that the end of a
 * chain was cut off with everything in it: for that it is given a head that was kept elsewhere.
 */
@Component
public class Verification {
    private static final int LINKS = 200;
    private static final int ROWS = 2_000;
    private static final int MOST_FAULTS = 100;

    private final Seals seals;
    private final Transactions transactions;

    Verification(Seals seals, Transactions transactions) {
        this.seals = seals;
        this.transactions = transactions;
    }

    public enum Kind {
        /** The rows of a link are not those that were sealed, or the link itself was changed. */
        CHANGED,
        /** A link is missing or was put in. */
        LINK,
        /** No row stands at a position. */
        MISSING,
        /** Several rows stand at a position. */
        DOUBLED,
        /** Rows claim positions that no link gave. */
        ASTRAY,
        /** A note says something else than what was sealed. */
        NOTE,
        /** The chain does not hold the head that was kept elsewhere. */
        HEAD
    }

    /**
     * @param no the link's number
     * @param from the first position concerned, or how many rows are astray
     * @param at when the link was sealed
     */
    public record Fault(Kind kind, long no, long from, long to, Instant at) {}

    /**
     * @param notes how many notes were proved
     * @param deletedNotes how many were deleted since, which is allowed and leaves the chain whole
     * @param faults at most a hundred, in order
     * @param head the last link; null where nothing is sealed yet
     * @param unsealed how many rows wait for the next sealing, and are not proved
     * @param unsealedSince when the oldest of them was written
     */
    public record Result(
            int county,
            long links,
            long rows,
            long notes,
            long deletedNotes,
            List<Fault> faults,
            @Nullable Seal head,
            long unsealed,
            @Nullable Instant unsealedSince) {
        public boolean isWhole() {
            return faults.isEmpty();
        }
    }

    /** @param scope of a job, or of an auditor */
    public Result verify(Scope scope) {
        return verify(scope, List.of());
    }

    /** @param kept heads of this county that were kept outside the database */
    public Result verify(Scope scope, List<Head> kept) {
        Walk walk = new Walk(scope.county(), kept);
        List<Seal> links;
        do {
            links = transactions.read(scope, () -> window(walk));
        } while (!links.isEmpty());
        return transactions.read(scope, () -> finish(walk));
    }

    private List<Seal> window(Walk walk) {
        List<Seal> links = new ArrayList<>();
        long rows = 0;
        for (Seal seal : seals.after(walk.county, walk.before.no(), LINKS)) {
            rows += Math.max(0, seal.last() - seal.first() + 1);
            if (!links.isEmpty() && rows > ROWS) {
                break;
            }
            links.add(seal);
        }
        if (!links.isEmpty()) {
            long from = links.stream().mapToLong(Seal::first).min().orElseThrow();
            long to = links.stream().mapToLong(Seal::last).max().orElseThrow();
            List<SealedRow> found = new ArrayList<>();
            seals.tables().forEach(table -> found.addAll(seals.between(walk.county, table, from, to)));
            found.sort(Comparator.comparingLong(SealedRow::position));
            links.forEach(link -> walk.step(link, found));
        }
        return links;
    }

    private Result finish(Walk walk) {
        long astray = seals.astray(walk.county);
        if (astray > 0) {
            walk.fault(new Fault(Kind.ASTRAY, walk.before.no(), astray, astray, walk.before.sealedAt()));
        }
        walk.kept.stream()
                .filter(head -> !walk.seen.contains(head))
                .forEach(
                        head -> walk.fault(new Fault(Kind.HEAD, head.no(), head.last(), head.last(), head.sealedAt())));
        Seals.Waiting waiting = seals.waiting(walk.county);
        return new Result(
                walk.county,
                walk.links,
                walk.rows,
                walk.notes,
                walk.deletedNotes,
                List.copyOf(walk.faults),
                Optional.of(walk.before).filter(seal -> seal.no() > 0).orElse(null),
                waiting.rows(),
                waiting.since());
    }

    /** Where a verification stands. After a fault it goes on from what the link says, so that each is told once. */
    private static final class Walk {
        private final int county;
        private final List<Head> kept;
        private final List<Head> seen = new ArrayList<>();
        private final List<Fault> faults = new ArrayList<>();
        private Seal before;
        private long links;
        private long rows;
        private long notes;
        private long deletedNotes;

        Walk(int county, List<Head> kept) {
            this.county = county;
            this.kept = kept.stream().filter(head -> head.county() == county).toList();
            this.before = Seal.beginning(county);
        }

        void fault(Fault fault) {
            if (faults.size() < MOST_FAULTS) {
                faults.add(fault);
            }
        }

        void step(Seal link, List<SealedRow> window) {
            boolean follows =
                    link.no() == before.no() + 1 && link.first() == before.last() + 1 && link.last() >= link.first();
            List<SealedRow> mine = window.stream()
                    .filter(row -> row.position() >= link.first() && row.position() <= link.last())
                    .toList();
            boolean complete = positions(link, mine);
            if (!follows) {
                fault(new Fault(Kind.LINK, link.no(), link.first(), link.last(), link.sealedAt()));
            } else if (complete && !link.fits(before, mine)) {
                fault(new Fault(Kind.CHANGED, link.no(), link.first(), link.last(), link.sealedAt()));
            }
            mine.forEach(row -> note(link, row));
            Head head = Head.of(link);
            if (kept.contains(head)) {
                seen.add(head);
            }
            links++;
            rows += mine.size();
            before = link;
        }

        /** Every position of a link holds one row. */
        private boolean positions(Seal link, List<SealedRow> mine) {
            int faultsBefore = faults.size();
            long expected = link.first();
            for (SealedRow row : mine) {
                if (row.position() > expected) {
                    fault(new Fault(Kind.MISSING, link.no(), expected, row.position() - 1, link.sealedAt()));
                } else if (row.position() < expected) {
                    fault(new Fault(Kind.DOUBLED, link.no(), row.position(), row.position(), link.sealedAt()));
                }
                expected = row.position() + 1;
            }
            if (expected <= link.last()) {
                fault(new Fault(Kind.MISSING, link.no(), expected, link.last(), link.sealedAt()));
            }
            return faults.size() == faultsBefore;
        }

        private void note(Seal link, SealedRow row) {
            switch (row.note()) {
                case NONE -> {}
                case RIGHT -> notes++;
                case DELETED -> deletedNotes++;
                case CHANGED -> fault(new Fault(Kind.NOTE, link.no(), row.position(), row.position(), link.sealedAt()));
            }
        }
    }
}
