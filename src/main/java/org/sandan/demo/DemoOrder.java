package org.sandan.demo;

import java.time.LocalTime;
import java.util.List;

/**
 * An order of the demo as its file tells it.
 *
 * @param key by which another order names it
 * @param grid 0 where the whole village is meant
 * @param before the picture that comes with it; empty where none does
 * @param by who orders: a name and a phone, {@code anonymous}, {@code staff} for somebody who came to the grid worker, or
 *     empty for anybody
 * @param steps each "working days before the demo's day, time, verb, rest"
 */
record DemoOrder(
        String key,
        long village,
        int grid,
        String kind,
        List<String> groups,
        String words,
        String spot,
        String title,
        String before,
        String by,
        List<String> steps) {

    /** One step of an order: what is done when, and with what. */
    record Step(DemoOrder order, int index, int ago, LocalTime time, String verb, String rest) {
        static Step parse(DemoOrder order, int index, String text) {
            String[] parts = text.split(" ", 4);
            return new Step(
                    order,
                    index,
                    Integer.parseInt(parts[0]),
                    LocalTime.parse(parts[1]),
                    parts[2],
                    parts.length > 3 ? parts[3] : "");
        }

        /** The first word of the rest. */
        String word() {
            return rest.split(" ", 2)[0];
        }

        /** What follows the first word. */
        String tail() {
            int at = rest.indexOf(' ');
            return at < 0 ? "" : rest.substring(at + 1);
        }
    }

    List<Step> script() {
        return java.util.stream.IntStream.range(0, steps.size())
                .mapToObj(i -> Step.parse(this, i, steps.get(i)))
                .toList();
    }
}
