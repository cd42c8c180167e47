package org.sandan.residents;

import java.util.UUID;
import org.sandan.kernel.Outcome;
import org.sandan.kernel.Refusal;
import org.sandan.kernel.Refusal.Common;
import org.sandan.kernel.Text;
import org.sandan.platform.Transactions;
import org.sandan.platform.Viewer;
import org.sandan.trail.Trail;
import org.springframework.stereotype.Component;

/**
 * Shows telephone and identity number of one resident in full. It demands a reason of 5 to 200 characters; who looked at
 * whom, when and why stands in the trail before the values leave, in the same transaction. Refused: a reason too short
 * or long, and whoever is outside the scope as if there were nobody.
 */
@Component
class Unmask {
    static final int SHORTEST_REASON = 5;
    static final int LONGEST_REASON = 200;

    private final Residents residents;
    private final Transactions transactions;
    private final Trail trail;

    Unmask(Residents residents, Transactions transactions, Trail trail) {
        this.residents = residents;
        this.transactions = transactions;
        this.trail = trail;
    }

    Outcome<Residents.Plain> unmask(Viewer by, UUID id, String typedReason) {
        String reason = Text.tidy(typedReason);
        if (reason.codePointCount(0, reason.length()) < SHORTEST_REASON
                || Text.fault(reason, LONGEST_REASON).isPresent()) {
            return Outcome.refused(
                    Refusal.at("unmask-reason", ResidentRefusal.UNMASK_REASON, SHORTEST_REASON, LONGEST_REASON));
        }
        return transactions.write(by.scope(), () -> {
            Resident resident = residents.find(by.county(), id).orElse(null);
            if (resident == null) {
                return Outcome.refused(Common.NOT_FOUND);
            }
            trail.record(by, "unmask", "resident", id, resident.place(), reason);
            return residents
                    .plain(by.county(), id)
                    .map(Outcome::done)
                    .orElseGet(() -> Outcome.refused(Common.NOT_FOUND));
        });
    }
}
