package org.sandan.needs;

import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.sandan.documents.Drafts.Draft;
import org.sandan.kernel.DivisionCode;
import org.sandan.kernel.Ids;
import org.sandan.kernel.Place;
import org.sandan.kernel.Text;

/** The fields of the three steps as they stand in a draft: texts only, whatever somebody typed. */
record OrderForm(Map<String, String> values) {
    static final String NAME = "order";
    static final List<String> FIELDS =
            List.of("words", "category", "grid", "spot", "contact", "name", "phone", "sms", "join");

    static OrderForm of(Draft draft) {
        return new OrderForm(draft.values());
    }

    /** The values with those of another step laid over them; fields of groups come with the first step only. */
    Map<String, String> with(Map<String, String> typed) {
        Map<String, String> all = new LinkedHashMap<>(values);
        if (typed.containsKey("contact")) {
            all.remove("sms");
        }
        for (String field : FIELDS) {
            String text = typed.get(field);
            if (text != null) {
                all.put(field, Text.tidy(text));
            }
        }
        if (typed.containsKey("words")) {
            for (Group group : Group.values()) {
                all.remove("group-" + group.word());
            }
            typed.keySet().stream().filter(field -> field.startsWith("group-")).forEach(field -> all.put(field, "on"));
        }
        return all;
    }

    String value(String field) {
        return values.getOrDefault(field, "");
    }

    DivisionCode village() {
        return DivisionCode.parse(value("village")).orElseThrow();
    }

    /** The grid chosen; the whole village where the orderer could not tell. */
    Place place() {
        String grid = value("grid");
        return grid.matches("[1-9]\\d{14}") ? new Place(Long.parseLong(grid)) : Place.of(village());
    }

    Optional<UUID> category() {
        return uuid(value("category"));
    }

    Optional<UUID> join() {
        return uuid(value("join"));
    }

    Set<Group> groups() {
        Set<Group> groups = EnumSet.noneOf(Group.class);
        for (Group group : Group.values()) {
            if (values.containsKey("group-" + group.word())) {
                groups.add(group);
            }
        }
        return groups;
    }

    Contact contact() {
        return value("contact").equals("anonymous")
                ? Contact.ANONYMOUS
                : new Contact(
                        false,
                        value("name"),
                        value("phone").replaceAll("[\\s-]", ""),
                        value("sms").equals("on"));
    }

    Order order(Order.Channel channel, Draft draft) {
        return new Order(
                village(),
                place(),
                category().orElse(new UUID(0, 0)),
                groups(),
                value("words"),
                value("spot"),
                contact(),
                channel,
                draft);
    }

    static Optional<UUID> uuid(String text) {
        return Ids.parse(text);
    }
}
