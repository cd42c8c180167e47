package org.sandan.divisions;

import java.util.ArrayList;
import java.util.List;
import org.sandan.kernel.DivisionCode;
import org.sandan.kernel.Outcome;
import org.sandan.kernel.Refusal;
import org.sandan.kernel.Refusal.Common;
import org.sandan.kernel.Text;
import org.sandan.platform.Transactions;
import org.sandan.platform.Viewer;
import org.springframework.stereotype.Component;

/** Gives a division another name, or an English one. What it was called before stands in the trail. */
@Component
class RenameDivision {
    private final Divisions divisions;
    private final DivisionActs acts;
    private final Transactions transactions;

    RenameDivision(Divisions divisions, DivisionActs acts, Transactions transactions) {
        this.divisions = divisions;
        this.acts = acts;
        this.transactions = transactions;
    }

    Outcome<Division> rename(Viewer by, DivisionCode code, String typedZh, String typedEn) {
        Division known = divisions.find(code).orElse(null);
        if (known == null || !DivisionActs.mayEdit(by, code)) {
            return Outcome.refused(Common.NOT_FOUND);
        }
        String nameZh = Text.tidy(typedZh);
        String nameEn = Text.tidy(typedEn);
        List<Refusal.AtField> faults = faults(nameZh, nameEn);
        if (!faults.isEmpty()) {
            return Outcome.refused(Refusal.at(faults));
        }
        Division renamed = new Division(code, known.level(), nameZh, nameEn, known.active(), known.synthetic());
        transactions.change(by.scope(), () -> {
            divisions.keep(List.of(renamed));
            acts.record(by, "rename-division", code, known.nameZh() + " -> " + nameZh);
            return renamed;
        });
        divisions.refresh();
        return Outcome.done(renamed);
    }

    static List<Refusal.AtField> faults(String nameZh, String nameEn) {
        List<Refusal.AtField> faults = new ArrayList<>();
        if (nameZh.isEmpty()) {
            faults.add(Refusal.AtField.of("chinese-name", Common.REQUIRED));
        }
        int longest = DivisionFile.LONGEST_NAME;
        Text.fault(nameZh, longest).ifPresent(type -> faults.add(Refusal.AtField.of("chinese-name", type, longest)));
        Text.fault(nameEn, longest).ifPresent(type -> faults.add(Refusal.AtField.of("english-name", type, longest)));
        return faults;
    }
}
