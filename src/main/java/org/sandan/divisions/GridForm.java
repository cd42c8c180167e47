package org.sandan.divisions;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.locationtech.jts.geom.Polygon;
import org.sandan.kernel.Outcome;
import org.sandan.kernel.Outcome.Refused;
import org.sandan.kernel.Refusal;
import org.sandan.kernel.Text;

/** The form of a grid as somebody typed it. */
record GridForm(String nameZh, String nameEn, String households, String shape) {
    private static final int MOST_HOUSEHOLDS = 20_000;

    /** What a form says of a grid, once it is right. */
    record Facts(String nameZh, String nameEn, int households, Polygon shape) {}

    static GridForm of(Map<String, String> typed) {
        return new GridForm(
                typed.getOrDefault("chinese-name", ""),
                typed.getOrDefault("english-name", ""),
                typed.getOrDefault("grid-households", ""),
                typed.getOrDefault("grid-shape", ""));
    }

    /** @param mayBeBare whether the shape may still be missing: a border that was drawn is not rubbed out */
    Outcome<Facts> read(boolean mayBeBare) {
        String zh = Text.tidy(nameZh);
        String en = Text.tidy(nameEn);
        List<Refusal.AtField> faults = new ArrayList<>(RenameDivision.faults(zh, en));
        String count = households.strip();
        if (!count.matches("\\d{1,5}") || Integer.parseInt(count) > MOST_HOUSEHOLDS) {
            faults.add(Refusal.AtField.of("grid-households", DivisionRefusal.GRID_HOUSEHOLDS_WRONG, MOST_HOUSEHOLDS));
        }
        Outcome<Polygon> drawn = mayBeBare && shape.isBlank() ? Outcome.done(GridShape.NONE) : GridShape.read(shape);
        if (drawn instanceof Refused<Polygon>(Refusal refusal)) {
            faults.add(new Refusal.AtField("grid-shape", refusal.type(), refusal.arguments()));
        }
        return faults.isEmpty()
                ? drawn.map(border -> new Facts(zh, en, Integer.parseInt(count), border))
                : Outcome.refused(Refusal.at(faults));
    }
}
