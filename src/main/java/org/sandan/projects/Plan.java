package org.sandan.projects;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.sandan.kernel.Money;
import org.sandan.kernel.Refusal.AtField;
import org.sandan.kernel.Refusal.Common;
import org.sandan.kernel.Text;
import org.sandan.needs.Group;

/**
 * What a project is to do, as its community writes it.
 *
 * @param spot where, in words that everybody may read
 * @param beneficiaries persons expected, each counted once; -1 where what was typed is no number
 * @param cost estimated; null where what was typed is no amount
 * @param borneBy who bears the cost
 * @param route null until one was chosen
 * @param reason why this route
 */
public record Plan(
        String title,
        String aim,
        String spot,
        int beneficiaries,
        Set<Group> groups,
        @Nullable Money cost,
        String borneBy,
        List<Milestone> milestones,
        List<Part> parts,
        @Nullable Route route,
        String reason) {
    public static final int LONGEST_TITLE = 40;
    public static final int LONGEST = 500;
    public static final int MOST_MILESTONES = 12;
    public static final int MOST_PARTS = 12;

    /** @param dueOn null where what was typed is no date */
    public record Milestone(int no, String title, @Nullable LocalDate dueOn) {}

    /** Something that the work needs and a unit can offer: 电工 2 名. */
    public record Part(int no, String name, String amount) {
        /** Both in one; the amount may be empty. */
        public String words() {
            return (name + " " + amount).strip();
        }
    }

    /** What can be wrong with a draft already: it may be half empty, but not unkeepable. */
    List<AtField> faultsOfDraft() {
        List<AtField> faults = new ArrayList<>();
        if (title.isBlank()) {
            faults.add(AtField.of("title", Common.REQUIRED));
        }
        text(faults, "title", title, LONGEST_TITLE);
        text(faults, "aim", aim, LONGEST);
        text(faults, "spot", spot, 100);
        text(faults, "borneBy", borneBy, 100);
        text(faults, "reason", reason, LONGEST);
        if (cost == null) {
            faults.add(AtField.of("cost", ProjectRefusal.NOT_AN_AMOUNT));
        }
        if (beneficiaries < 0) {
            faults.add(AtField.of("beneficiaries", Common.NOT_A_NUMBER));
        }
        for (Milestone milestone : milestones) {
            String field = "milestone-" + milestone.no();
            text(faults, field, milestone.title(), 60);
            if (milestone.dueOn() == null) {
                faults.add(AtField.of("due-" + milestone.no(), Common.NOT_A_DATE));
            } else if (milestone.title().isBlank()) {
                faults.add(AtField.of(field, Common.REQUIRED));
            }
        }
        for (Part part : parts) {
            text(faults, "part-" + part.no(), part.name(), 30);
            text(faults, "amount-" + part.no(), part.amount(), 20);
        }
        return faults;
    }

    private static void text(List<AtField> faults, String field, String text, int longest) {
        Text.fault(text, longest).ifPresent(type -> faults.add(AtField.of(field, type, longest)));
    }
}
