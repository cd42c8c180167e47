package org.sandan.divisions;

import java.util.ArrayList;
import java.util.List;
import org.sandan.kernel.DivisionCode.Level;
import org.sandan.kernel.Outcome;
import org.sandan.platform.Transactions;
import org.sandan.platform.Viewer;
import org.springframework.stereotype.Component;

/**
 * Takes over a list of divisions: adds what is new, renames what is known, abolishes nothing. A dry run of the whole
 * file comes first and names every wrong line; a file with one wrong line changes nothing.
 */
@Component
public class ImportDivisions {
    private final Divisions divisions;
    private final DivisionActs acts;
    private final Transactions transactions;

    ImportDivisions(Divisions divisions, DivisionActs acts, Transactions transactions) {
        this.divisions = divisions;
        this.acts = acts;
        this.transactions = transactions;
    }

    /** A division that keeps its code. */
    public record Renamed(Division before, Division after) {}

    /** What an import would do. */
    public record Plan(List<Division> added, List<Renamed> renamed, int unchanged, List<DivisionFile.Fault> faults) {
        public boolean isClean() {
            return faults.isEmpty();
        }
    }

    Plan check(Viewer by, String text) {
        DivisionFile file =
                DivisionFile.parse(text, code -> divisions.find(code).isPresent());
        List<Division> added = new ArrayList<>();
        List<Renamed> renamed = new ArrayList<>();
        List<DivisionFile.Fault> faults = new ArrayList<>(file.faults());
        int unchanged = 0;
        for (DivisionFile.Line line : file.lines()) {
            Division given = line.division();
            Division known = divisions.find(given.code()).orElse(null);
            if (known != null && known.nameZh().equals(given.nameZh()) && keepsEnglish(known, given)) {
                unchanged++;
            } else if (!DivisionActs.mayEdit(by, given.code())) {
                String code = given.code().shortForm();
                faults.add(new DivisionFile.Fault(line.number(), DivisionRefusal.DIVISION_OUTSIDE, List.of(code)));
            } else if (known == null) {
                added.add(given);
            } else {
                String nameEn = given.nameEn().isEmpty() ? known.nameEn() : given.nameEn();
                Level level = known.level();
                renamed.add(new Renamed(
                        known,
                        new Division(known.code(), level, given.nameZh(), nameEn, known.active(), known.synthetic())));
            }
        }
        return new Plan(added, renamed, unchanged, faults);
    }

    /** Does what the dry run says; the dry run is made again, since others may have edited meanwhile. */
    Outcome<Plan> carryOut(Viewer by, String text) {
        Plan plan = check(by, text);
        if (!plan.isClean()) {
            DivisionFile.Fault first = plan.faults().getFirst();
            return Outcome.refused(first.type(), first.arguments().toArray());
        }
        List<Division> all = new ArrayList<>(plan.added());
        plan.renamed().forEach(renamed -> all.add(renamed.after()));
        transactions.change(by.scope(), () -> {
            if (!all.isEmpty()) {
                divisions.keep(all);
            }
            all.forEach(division -> acts.record(by, "import-division", division.code(), division.nameZh()));
            return plan;
        });
        divisions.refresh();
        return Outcome.done(plan);
    }

    private static boolean keepsEnglish(Division known, Division given) {
        return given.nameEn().isEmpty() || given.nameEn().equals(known.nameEn());
    }
}
