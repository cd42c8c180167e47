package org.sandan.divisions;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.sandan.kernel.DivisionCode;
import org.sandan.kernel.Place;
import org.sandan.kernel.PlaceRange;
import org.sandan.platform.NotFound;
import org.sandan.platform.Viewer;
import org.springframework.stereotype.Component;

/** Finds the division that a page of a county's rows is about: the one asked for, else the viewer's own. */
@Component
public class Whereabouts {
    private final Divisions divisions;

    Whereabouts(Divisions divisions) {
        this.divisions = divisions;
    }

    /**
     * A division with the way to it and what lies below.
     *
     * @param path from the viewer's county down to the division itself
     * @param children those in use
     */
    public record Spot(Division here, List<Division> path, List<Division> children) {}

    /** @throws NotFound where there is no such division in the viewer's county */
    public Spot at(Viewer viewer, @Nullable String typed) {
        DivisionCode code = typed == null || typed.isBlank()
                ? own(viewer)
                : DivisionCode.parse(typed.strip()).orElseThrow(NotFound::new);
        Division here = divisions.find(code).orElseThrow(NotFound::new);
        if (code.county() != viewer.county()) {
            throw new NotFound();
        }
        List<Division> path = divisions.path(code).stream()
                .filter(division -> division.code().county() == viewer.county())
                .toList();
        List<Division> children = divisions.children(code).stream()
                .filter(division -> division.active() && division.code().county() == viewer.county())
                .toList();
        return new Spot(here, path, children);
    }

    /** Every division in use of the viewer's range, for a choice. */
    public List<Division> choices(Viewer viewer) {
        return divisions.within(own(viewer)).stream()
                .filter(division -> division.active() && division.code().county() == viewer.county())
                .toList();
    }

    private static DivisionCode own(Viewer viewer) {
        PlaceRange range = viewer.range();
        return range == null
                ? DivisionCode.parse(Integer.toString(viewer.county())).orElseThrow(NotFound::new)
                : new Place(range.from()).division();
    }
}
