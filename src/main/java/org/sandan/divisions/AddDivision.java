package org.sandan.divisions;

import java.util.List;
import org.sandan.kernel.DivisionCode;
import org.sandan.kernel.Outcome;
import org.sandan.kernel.Refusal;
import org.sandan.kernel.RefusalType;
import org.sandan.kernel.Text;
import org.sandan.platform.Transactions;
import org.sandan.platform.Viewer;
import org.springframework.stereotype.Component;

/**
 * Adds a division that the last published list lacks: since October 2024 no list is published, so the county keeps its
 * own. Refused: a code of another form, taken, outside the administrator's own, or below a division that is not there.
 */
@Component
class AddDivision {
    private final Divisions divisions;
    private final DivisionActs acts;
    private final Transactions transactions;

    AddDivision(Divisions divisions, DivisionActs acts, Transactions transactions) {
        this.divisions = divisions;
        this.acts = acts;
        this.transactions = transactions;
    }

    /** @param synthetic whether no source names it */
    record Typed(String code, String nameZh, String nameEn, boolean synthetic) {}

    Outcome<Division> add(Viewer by, Typed typed) {
        return DivisionCode.parse(typed.code().strip())
                .map(code -> add(by, code, typed))
                .orElseGet(() -> at("division-code", DivisionRefusal.DIVISION_CODE_WRONG, typed.code()));
    }

    private Outcome<Division> add(Viewer by, DivisionCode code, Typed typed) {
        String nameZh = Text.tidy(typed.nameZh());
        String nameEn = Text.tidy(typed.nameEn());
        List<Refusal.AtField> names = RenameDivision.faults(nameZh, nameEn);
        if (!names.isEmpty()) {
            return Outcome.refused(Refusal.at(names));
        }
        if (!DivisionActs.mayEdit(by, code)) {
            return at("division-code", DivisionRefusal.DIVISION_OUTSIDE, code.shortForm());
        }
        if (divisions.find(code).isPresent()) {
            return at("division-code", DivisionRefusal.DIVISION_CODE_TAKEN, code.shortForm());
        }
        if (Divisions.parentOf(code)
                .flatMap(divisions::find)
                .filter(Division::active)
                .isEmpty()) {
            return at("division-code", DivisionRefusal.DIVISION_PARENT_MISSING, code.shortForm());
        }
        Division added = new Division(code, code.level(), nameZh, nameEn, true, typed.synthetic());
        Division kept = transactions.change(by.scope(), () -> {
            divisions.keep(List.of(added));
            acts.record(by, "add-division", code, nameZh);
            return added;
        });
        divisions.refresh();
        return Outcome.done(kept);
    }

    private static Outcome<Division> at(String field, RefusalType type, Object... arguments) {
        return Outcome.refused(Refusal.at(field, type, arguments));
    }
}
