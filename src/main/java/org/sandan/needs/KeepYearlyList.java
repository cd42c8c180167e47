package org.sandan.needs;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.sandan.chain.Chain.Passed;
import org.sandan.chain.Links;
import org.sandan.divisions.Divisions;
import org.sandan.kernel.DivisionCode.Level;
import org.sandan.kernel.Ids;
import org.sandan.kernel.Outcome;
import org.sandan.kernel.Place;
import org.sandan.kernel.Refusal;
import org.sandan.kernel.Refusal.AtField;
import org.sandan.kernel.Text;
import org.sandan.lifecycle.Act;
import org.sandan.lifecycle.CaseRow;
import org.sandan.lifecycle.Standing;
import org.sandan.needs.YearlyList.Item;
import org.sandan.needs.YearlyList.Route;
import org.sandan.platform.Numbers;
import org.sandan.platform.Timestamps;
import org.sandan.platform.Transactions;
import org.sandan.platform.Viewer;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.stereotype.Component;

/**
 * 编制年度清单: begins the list of a year, chooses needs from the repository, and writes what is meant to be done with each.
 * Refused: a second list of a year, needs that have no public title yet, have ended or lie elsewhere, and every change of
 * an edition that is frozen.
 */
@Component
public class KeepYearlyList {
    private static final int LONGEST_NOTE = 200;
    private static final int LONGEST_PLAN = 5_000;

    private final YearlyListStore lists;
    private final YearlyListSteps steps;
    private final ProjectNeeds needs;
    private final Beside beside;
    private final Transactions transactions;

    KeepYearlyList(
            YearlyListStore lists,
            YearlyListSteps steps,
            ProjectNeeds needs,
            Beside beside,
            Transactions transactions) {
        this.lists = lists;
        this.steps = steps;
        this.needs = needs;
        this.beside = beside;
        this.transactions = transactions;
    }

    @Component
    record Beside(Numbers numbers, Links links, Divisions divisions) {}

    /** What is meant to be done with one need. */
    public record Intent(
            UUID need,
            int priority,
            @Nullable Route route,
            @Nullable Integer quarter,
            String note) {}

    /** @param dropped the needs that are taken off the list */
    public record Content(UUID list, int version, String plan, List<Intent> intents, Set<UUID> dropped) {}

    public Outcome<UUID> begin(Viewer viewer, int year) {
        Place place = new Place(NeedList.range(viewer).from());
        if (place.isGrid() || place.division().level() != Level.VILLAGE) {
            return Outcome.refused(YearlyListRefusal.LIST_OF_A_COMMUNITY);
        }
        int now = steps.steps().today().getYear();
        if (year < now || year > now + 1) {
            return Outcome.refused(Refusal.at("list-year", YearlyListRefusal.LIST_YEAR_WRONG, now, now + 1));
        }
        try {
            return transactions.write(viewer.scope(), () -> Outcome.done(write(viewer, place, year)));
        } catch (DuplicateKeyException known) {
            return Outcome.refused(Refusal.at("list-year", YearlyListRefusal.LIST_EXISTS, Integer.toString(year)));
        }
    }

    private UUID write(Viewer viewer, Place place, int year) {
        int county = viewer.county();
        Instant now = steps.steps().now();
        String number = beside.numbers()
                .next(
                        county,
                        place.division().value(),
                        LocalDate.ofInstant(now, Timestamps.CHINA).getYear());
        String community = beside.divisions()
                .find(place.division())
                .map(found -> found.nameZh())
                .orElse(place.division().shortForm());
        Standing standing = Standing.opened(
                community + " " + year + " 年需求清单",
                "draft",
                viewer.actingPost(),
                steps.steps().clock(now, "yearly_list.draft"));
        CaseRow row = new CaseRow(county, Ids.next(), YearlyListLifecycle.KIND, number, place, now, 1, standing);
        Act act = Act.byPost("begin", viewer.actingPost(), viewer.actingAccount(), now)
                .with(Map.of("year", "" + year));
        steps.steps().open(row, act, "yearly_begin");
        lists.add(new YearlyList(row.id(), place, year, 1));
        return row.id();
    }

    /**
     * Puts needs of the repository on the list that is being written.
     *
     * @param list null for the newest of the community that is being written
     */
    public Outcome<UUID> choose(Viewer viewer, @Nullable UUID list, List<UUID> chosen) {
        if (chosen.isEmpty()) {
            return Outcome.refused(YearlyListRefusal.LIST_NOTHING_CHOSEN);
        }
        return transactions.write(viewer.scope(), () -> {
            Optional<UUID> found = list == null ? writing(viewer) : Optional.of(list);
            return found.isEmpty()
                    ? Outcome.refused(YearlyListRefusal.LIST_NONE_IN_DRAFT)
                    : steps.take(viewer, found.get(), 0, "edit").then(taken -> put(viewer, taken, chosen));
        });
    }

    private Optional<UUID> writing(Viewer viewer) {
        return lists.within(viewer.county(), NeedList.range(viewer), 10).stream()
                .map(YearlyList::id)
                .filter(id -> steps.steps()
                        .find(YearlyListLifecycle.TABLE, viewer.county(), id)
                        .filter(row -> row.state().equals("draft"))
                        .isPresent())
                .findFirst();
    }

    private Outcome<UUID> put(Viewer viewer, YearlyListSteps.Taken taken, List<UUID> chosen) {
        YearlyList list = taken.list();
        Set<UUID> known = new LinkedHashSet<>();
        lists.items(list, list.edition()).forEach(item -> known.add(item.need()));
        for (ProjectNeeds.Part part : needs.parts(viewer.county(), chosen)) {
            if (!part.place().division().equals(list.place().division())) {
                return Outcome.refused(YearlyListRefusal.LIST_NEED_ELSEWHERE, part.number());
            }
            if (NeedLifecycle.TABLE.state(part.state()).ended()) {
                return Outcome.refused(YearlyListRefusal.LIST_NEED_ENDED, part.number());
            }
            String title = part.title();
            if (title == null) {
                return Outcome.refused(YearlyListRefusal.LIST_NEED_UNTITLED, part.number());
            }
            if (known.add(part.id())) {
                lists.write(list, new Item(part.id(), part.number(), title, 2, null, null, "", part.askers()));
                beside.links()
                        .add(viewer.county(), list.id(), part.id(), Links.Kind.LIST_NEED, list.place(), taken.now());
            }
        }
        return steps.finish(viewer, taken, taken.row().standing(), "", "", Passed.DONE)
                .map(version -> list.id());
    }

    /** Keeps what was written so far, however incomplete. */
    public Outcome<Integer> save(Viewer viewer, Content content) {
        return transactions.write(
                viewer.scope(),
                () -> steps.take(viewer, content.list(), content.version(), "edit")
                        .then(taken -> save(viewer, taken, content)));
    }

    private Outcome<Integer> save(Viewer viewer, YearlyListSteps.Taken taken, Content content) {
        List<AtField> faults = faults(content);
        if (!faults.isEmpty()) {
            return Outcome.refused(Refusal.at(faults));
        }
        YearlyList list = taken.list();
        lists.plan(list, Text.tidy(content.plan()));
        List<Item> items = lists.items(list, list.edition());
        for (Item item : items) {
            if (content.dropped().contains(item.need())) {
                lists.remove(list, item.need());
                beside.links().end(viewer.county(), list.id(), item.need(), taken.now());
                continue;
            }
            content.intents().stream()
                    .filter(intent -> intent.need().equals(item.need()))
                    .findFirst()
                    .ifPresent(intent -> lists.write(list, intended(item, intent)));
        }
        return steps.finish(viewer, taken, taken.row().standing(), "", "", Passed.DONE);
    }

    private static Item intended(Item item, Intent intent) {
        return new Item(
                item.need(),
                item.number(),
                item.title(),
                intent.priority(),
                intent.route(),
                intent.quarter(),
                Text.tidy(intent.note()),
                item.askers());
    }

    private static List<AtField> faults(Content content) {
        List<AtField> faults = new ArrayList<>();
        Text.fault(content.plan(), LONGEST_PLAN).ifPresent(type -> faults.add(AtField.of("plan", type, LONGEST_PLAN)));
        content.intents()
                .forEach(intent -> Text.fault(intent.note(), LONGEST_NOTE)
                        .ifPresent(type -> faults.add(AtField.of("note-" + intent.need(), type, LONGEST_NOTE))));
        return faults;
    }
}
