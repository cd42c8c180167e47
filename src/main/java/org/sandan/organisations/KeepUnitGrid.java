package org.sandan.organisations;

import java.time.InstantSource;
import java.time.LocalDate;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.sandan.divisions.Grid;
import org.sandan.divisions.Grids;
import org.sandan.kernel.Ids;
import org.sandan.kernel.Outcome;
import org.sandan.kernel.Place;
import org.sandan.kernel.Refusal;
import org.sandan.kernel.Refusal.Common;
import org.sandan.kernel.RefusalType;
import org.sandan.kernel.Text;
import org.sandan.platform.Timestamps;
import org.sandan.platform.Transactions;
import org.sandan.platform.Viewer;
import org.sandan.trail.Trail;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.stereotype.Component;

/**
 * Lets a unit answer for a grid for a period, and keeps its team there. Refused: a grid that is not in use or outside the
 * person's range, an organisation that is no unit or has ended, a period that ends before it begins or meets another one of
 * the same two, somebody without a name.
 */
@Component
public class KeepUnitGrid {
    private static final int LONGEST = 30;

    private final UnitGrids unitGrids;
    private final Organisations organisations;
    private final Grids grids;
    private final Transactions transactions;
    private final Record record;

    KeepUnitGrid(
            UnitGrids unitGrids, Organisations organisations, Grids grids, Transactions transactions, Record record) {
        this.unitGrids = unitGrids;
        this.organisations = organisations;
        this.grids = grids;
        this.transactions = transactions;
        this.record = record;
    }

    @Component
    record Record(Trail trail, InstantSource clock) {}

    /** @param lastDay null while no end is set */
    public record Asked(
            @Nullable UUID unit,
            @Nullable Place grid,
            @Nullable LocalDate since,
            @Nullable LocalDate lastDay) {}

    static boolean mayKeep(Viewer by, Place grid) {
        return OrganisationController.mayEdit(by)
                && by.range() != null
                && by.range().contains(grid);
    }

    public Outcome<UUID> add(Viewer by, Asked asked) {
        Optional<Grid> grid = asked.grid() == null ? Optional.empty() : grids.find(asked.grid());
        LocalDate since = asked.since();
        LocalDate lastDay = asked.lastDay();
        UUID unit = asked.unit();
        if (grid.isEmpty() || !mayKeep(by, grid.get().place())) {
            return refused("unit-grid-grid", Common.UNKNOWN_CHOICE);
        }
        if (unit == null) {
            return refused("unit-grid-unit", Common.UNKNOWN_CHOICE);
        }
        if (since == null) {
            return refused("unit-grid-since", Common.NOT_A_DATE);
        }
        if (lastDay != null && lastDay.isBefore(since)) {
            return refused("unit-grid-last-day", OrganisationRefusal.PAIRING_ENDS_EARLY);
        }
        UnitGrid made =
                new UnitGrid(Ids.next(), unit, grid.get().place(), since, lastDay == null ? null : lastDay.plusDays(1));
        try {
            return transactions.write(by.scope(), () -> keep(by, made));
        } catch (DataIntegrityViolationException overlaps) {
            return refused("unit-grid-since", OrganisationRefusal.UNIT_GRID_OVERLAPS);
        }
    }

    private Outcome<UUID> keep(Viewer by, UnitGrid made) {
        Optional<Organisation> unit = organisations.find(by.county(), made.organisation());
        if (unit.isEmpty() || !unit.get().kind().canBePaired()) {
            return refused("unit-grid-unit", Common.UNKNOWN_CHOICE);
        }
        if (unit.get().endedOn() != null) {
            return Outcome.refused(Refusal.at(
                    "unit-grid-unit",
                    OrganisationRefusal.ORGANISATION_ENDED,
                    unit.get().nameZh()));
        }
        unitGrids.add(made);
        record.trail().record(by, "add-unit-grid", "unit-grid", made.id(), made.place(), null);
        return Outcome.done(made.id());
    }

    Outcome<UUID> end(Viewer by, UUID id, @Nullable LocalDate lastDay) {
        if (lastDay == null) {
            return refused("unit-grid-last-day", Common.NOT_A_DATE);
        }
        try {
            return change(by, id, known -> {
                if (lastDay.isBefore(known.since())) {
                    return refused("unit-grid-last-day", OrganisationRefusal.PAIRING_ENDS_EARLY);
                }
                unitGrids.end(by.county(), id, lastDay.plusDays(1));
                record.trail().record(by, "end-unit-grid", "unit-grid", id, known.place(), null);
                return Outcome.done(id);
            });
        } catch (DataIntegrityViolationException longer) {
            return refused("unit-grid-last-day", OrganisationRefusal.UNIT_GRID_OVERLAPS);
        }
    }

    public Outcome<UUID> join(Viewer by, UUID id, String typedName, String typedDuty) {
        String name = Text.tidy(typedName);
        String duty = Text.tidy(typedDuty);
        Optional<RefusalType> fault = name.isEmpty() ? Optional.of(Common.REQUIRED) : Text.fault(name, LONGEST);
        if (fault.isPresent()) {
            return Outcome.refused(Refusal.at("member-name", fault.get(), LONGEST));
        }
        if (Text.fault(duty, LONGEST).isPresent()) {
            return Outcome.refused(Refusal.at("member-duty", Common.TOO_LONG, LONGEST));
        }
        return change(by, id, known -> {
            LocalDate from = known.since().isAfter(today()) ? known.since() : today();
            if (known.isPast(from)) {
                return Outcome.refused(OrganisationRefusal.UNIT_GRID_ENDED);
            }
            unitGrids.addMember(known, name, duty, from);
            return Outcome.done(id);
        });
    }

    Outcome<UUID> leave(Viewer by, UUID id, UUID member) {
        return change(
                by,
                id,
                known -> unitGrids.endMember(by.county(), id, member, today())
                        ? Outcome.done(id)
                        : Outcome.refused(Common.NOT_FOUND));
    }

    private interface Change {
        Outcome<UUID> of(UnitGrid known);
    }

    private Outcome<UUID> change(Viewer by, UUID id, Change change) {
        return transactions.write(
                by.scope(),
                () -> unitGrids
                        .find(by.county(), id, today())
                        .map(UnitGrids.Card::unitGrid)
                        .filter(known -> mayKeep(by, known.place()))
                        .map(change::of)
                        .orElseGet(() -> Outcome.refused(Common.NOT_FOUND)));
    }

    private static <T> Outcome<T> refused(String field, RefusalType type) {
        return Outcome.refused(Refusal.at(field, type));
    }

    LocalDate today() {
        return LocalDate.ofInstant(record.clock().instant(), Timestamps.CHINA);
    }
}
