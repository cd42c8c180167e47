package org.sandan.trail;

import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.sandan.platform.CountyJob;
import org.sandan.platform.Scope;
import org.sandan.platform.Transactions;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.stereotype.Component;

/**
 * Seals what was written since the last run: each batch of rows gets positions and becomes the next link of the county's
 * chain, in one transaction. Writers never wait for it. Two nodes at once cannot fork a chain: the second to add the
 * same number fails, and nothing of its batch stays.
 */
@Component
public class SealJob implements CountyJob {
    private static final int BATCH = 1_000;

    private final Seals seals;
    private final Transactions transactions;
    private final InstantSource clock;

    SealJob(Seals seals, Transactions transactions, InstantSource clock) {
        this.seals = seals;
        this.transactions = transactions;
        this.clock = clock;
    }

    @Override
    public String name() {
        return "seal";
    }

    @Override
    public Duration every() {
        return Duration.ofSeconds(10);
    }

    @Override
    public void run(int county) {
        int sealed;
        do {
            try {
                sealed = transactions.change(Scope.system(county, "seal"), () -> batch(county));
            } catch (DuplicateKeyException raced) {
                return;
            }
        } while (sealed == BATCH);
    }

    private int batch(int county) {
        Seal before = seals.head(county).orElseGet(() -> Seal.beginning(county));
        Map<SealedTable, List<SealedRow>> found = new LinkedHashMap<>();
        List<SealedRow> all = new ArrayList<>();
        for (SealedTable table : seals.tables()) {
            List<SealedRow> rows = seals.unsealed(county, table, BATCH - all.size());
            found.put(table, rows);
            all.addAll(rows);
        }
        if (all.isEmpty()) {
            return 0;
        }
        Seal next = before.next(all, clock.instant());
        seals.add(next);
        long position = next.first();
        for (Map.Entry<SealedTable, List<SealedRow>> part : found.entrySet()) {
            List<SealedRow> rows = part.getValue();
            if (seals.place(county, part.getKey(), rows, position) != rows.size()) {
                throw new IllegalStateException("Rows of " + part.getKey().name() + " were sealed by somebody else.");
            }
            position += rows.size();
        }
        return all.size();
    }
}
