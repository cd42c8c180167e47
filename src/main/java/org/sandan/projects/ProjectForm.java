package org.sandan.projects;

import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.sandan.kernel.Ids;
import org.sandan.kernel.Money;
import org.sandan.kernel.Text;
import org.sandan.needs.Group;

/** The forms of projects as they were typed. */
final class ProjectForm {
    private final Map<String, String> typed;

    ProjectForm(Map<String, String> typed) {
        this.typed = typed;
    }

    String value(String field) {
        return Text.tidy(typed.getOrDefault(field, ""));
    }

    Plan plan() {
        return new Plan(
                value("title"),
                value("aim"),
                value("spot"),
                number("beneficiaries").orElse(value("beneficiaries").isEmpty() ? 0 : -1),
                groups(),
                value("cost").isEmpty()
                        ? Money.NONE
                        : Money.parse(value("cost")).orElse(null),
                value("borneBy"),
                milestones(),
                parts(),
                Route.of(value("route")).orElse(null),
                value("reason"));
    }

    private Set<Group> groups() {
        Set<Group> groups = EnumSet.noneOf(Group.class);
        for (Group group : Group.values()) {
            if (typed.containsKey("group-" + group.word())) {
                groups.add(group);
            }
        }
        return groups;
    }

    /** The rows that are not empty, numbered as they stand. */
    List<Plan.Milestone> milestones() {
        List<Plan.Milestone> milestones = new ArrayList<>();
        for (int no = 1; no <= Plan.MOST_MILESTONES; no++) {
            String title = value("milestone-" + no);
            String due = value("due-" + no);
            if (!title.isEmpty() || !due.isEmpty()) {
                milestones.add(new Plan.Milestone(no, title, date(due)));
            }
        }
        return milestones;
    }

    private List<Plan.Part> parts() {
        List<Plan.Part> parts = new ArrayList<>();
        for (int no = 1; no <= Plan.MOST_PARTS; no++) {
            String name = value("part-" + no);
            if (!name.isEmpty()) {
                parts.add(new Plan.Part(no, name, value("amount-" + no)));
            }
        }
        return parts;
    }

    /** The parts that were ticked. */
    List<Integer> ticked() {
        List<Integer> ticked = new ArrayList<>();
        for (int no = 1; no <= Plan.MOST_PARTS; no++) {
            if (typed.containsKey("offer-" + no)) {
                ticked.add(no);
            }
        }
        return ticked;
    }

    Map<UUID, String> titles() {
        Map<UUID, String> titles = new HashMap<>();
        typed.forEach((field, text) -> {
            if (field.startsWith("title-")) {
                Ids.parse(field.substring(6)).ifPresent(id -> titles.put(id, Text.tidy(text)));
            }
        });
        return titles;
    }

    int version() {
        return number("version").orElse(-1);
    }

    Optional<Integer> number(String field) {
        return Optional.of(value(field).replace(",", ""))
                .filter(text -> text.matches("\\d{1,9}"))
                .map(Integer::parseInt);
    }

    Optional<UUID> id(String field) {
        return Ids.parse(value(field));
    }

    @Nullable
    LocalDate day(String field) {
        return date(value(field));
    }

    private static @Nullable LocalDate date(String text) {
        try {
            return text.isEmpty() ? null : LocalDate.parse(text);
        } catch (DateTimeParseException e) {
            return null;
        }
    }
}
