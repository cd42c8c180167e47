package org.sandan.trail;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.sandan.platform.Messages;
import org.sandan.platform.Transactions;
import org.sandan.platform.Viewer;
import org.springframework.stereotype.Component;

/** How the trail stands, for the auditor's desk: the chain, what is not sealed yet, the last looks at personal data. */
@Component
public class TrailState {
    static final String WHOLE = "chain-whole";
    static final String BROKEN = "chain-broken";
    private static final int LOOKS = 6;

    private final Seals seals;
    private final TrailReader reader;
    private final ActorNames names;
    private final Transactions transactions;
    private final Messages messages;

    TrailState(Seals seals, TrailReader reader, ActorNames names, Transactions transactions, Messages messages) {
        this.seals = seals;
        this.reader = reader;
        this.names = names;
        this.transactions = transactions;
        this.messages = messages;
    }

    /** @param subjectKey message key of what was looked at */
    public record Look(Instant at, String who, String subjectKey, String reason) {}

    /**
     * @param links how many links the chain has; 0 where nothing is sealed yet
     * @param sealedAt when the last link was made
     * @param unsealed how many rows wait for the next link, the oldest {@code unsealedSince}
     * @param proved when the chain was last proved; null where it never was
     * @param whole what came out then
     */
    public record State(
            long links,
            @Nullable Instant sealedAt,
            long unsealed,
            @Nullable Instant unsealedSince,
            @Nullable Instant proved,
            boolean whole,
            List<Look> looks) {}

    /** @param viewer an auditor */
    public State of(Viewer viewer) {
        int county = viewer.county();
        return transactions.read(viewer.scope(), () -> {
            Optional<Seal> head = seals.head(county);
            Seals.Waiting waiting = seals.waiting(county);
            Optional<TrailReader.Entry> whole = last(county, WHOLE);
            Optional<TrailReader.Entry> broken = last(county, BROKEN);
            boolean isWhole = whole.isPresent()
                    && (broken.isEmpty()
                            || !broken.get().at().isAfter(whole.get().at()));
            List<TrailReader.Entry> looks =
                    reader.read(county, new TrailReader.Wanted("unmask", null, null), null, LOOKS);
            Map<UUID, String> people = names.names(
                    county,
                    looks.stream()
                            .map(TrailReader.Entry::account)
                            .filter(Objects::nonNull)
                            .collect(Collectors.toSet()));
            return new State(
                    head.map(Seal::no).orElse(0L),
                    head.map(Seal::sealedAt).orElse(null),
                    waiting.rows(),
                    waiting.since(),
                    (isWhole ? whole : broken).map(TrailReader.Entry::at).orElse(null),
                    isWhole,
                    looks.stream().map(one -> look(one, people)).toList());
        });
    }

    private Optional<TrailReader.Entry> last(int county, String action) {
        return reader.read(county, new TrailReader.Wanted(action, null, null), null, 1).stream()
                .findFirst();
    }

    private Look look(TrailReader.Entry one, Map<UUID, String> people) {
        String key = "trail.subject." + one.subjectKind();
        return new Look(
                one.at(),
                one.account() == null ? "" : people.getOrDefault(one.account(), ""),
                messages.has(Messages.CHINESE, key) ? key : "trail.subject",
                one.note() == null ? "" : one.note());
    }
}
