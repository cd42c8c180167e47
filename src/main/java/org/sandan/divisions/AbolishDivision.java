package org.sandan.divisions;

import java.util.List;
import org.sandan.kernel.DivisionCode;
import org.sandan.kernel.Outcome;
import org.sandan.kernel.Refusal.Common;
import org.sandan.platform.Transactions;
import org.sandan.platform.Viewer;
import org.springframework.stereotype.Component;

/**
 * Takes a division out of use, or back into it. What happened there stays; nothing new begins there. Refused while
 * divisions or grids below it are in use, and back into use while the one above is not.
 */
@Component
class AbolishDivision {
    private final Divisions divisions;
    private final Grids grids;
    private final DivisionActs acts;
    private final Transactions transactions;

    AbolishDivision(Divisions divisions, Grids grids, DivisionActs acts, Transactions transactions) {
        this.divisions = divisions;
        this.grids = grids;
        this.acts = acts;
        this.transactions = transactions;
    }

    Outcome<Division> setActive(Viewer by, DivisionCode code, boolean active) {
        Division known = divisions.find(code).orElse(null);
        if (known == null || !DivisionActs.mayEdit(by, code)) {
            return Outcome.refused(Common.NOT_FOUND);
        }
        if (!active && hasParts(code)) {
            return Outcome.refused(DivisionRefusal.DIVISION_HAS_PARTS, known.nameZh());
        }
        if (active && !isBelowActive(code)) {
            return Outcome.refused(DivisionRefusal.DIVISION_PARENT_MISSING, code.shortForm());
        }
        Division changed = new Division(code, known.level(), known.nameZh(), known.nameEn(), active, known.synthetic());
        transactions.change(by.scope(), () -> {
            divisions.keep(List.of(changed));
            acts.record(by, active ? "restore-division" : "abolish-division", code, known.nameZh());
            return changed;
        });
        divisions.refresh();
        return Outcome.done(changed);
    }

    private boolean hasParts(DivisionCode code) {
        return divisions.children(code).stream().anyMatch(Division::active)
                || !grids.of(code).isEmpty();
    }

    private boolean isBelowActive(DivisionCode code) {
        return Divisions.parentOf(code)
                .map(parent -> divisions.find(parent).filter(Division::active).isPresent())
                .orElse(true);
    }
}
