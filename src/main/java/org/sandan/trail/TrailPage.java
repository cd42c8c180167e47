package org.sandan.trail;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.sandan.kernel.Role;
import org.sandan.platform.MenuEntry;
import org.sandan.platform.Messages;
import org.sandan.platform.Transactions;
import org.sandan.platform.Viewer;
import org.sandan.trail.TrailReader.Cursor;
import org.sandan.trail.TrailReader.Entry;
import org.sandan.trail.TrailReader.Wanted;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;

/** The trail, for the auditor. */
@Controller
public class TrailPage {
    private static final int ROWS = 50;
    private static final UUID NOBODY = new UUID(0, 0);

    private final TrailReader reader;
    private final ActorNames names;
    private final Transactions transactions;
    private final Messages messages;

    TrailPage(TrailReader reader, ActorNames names, Transactions transactions, Messages messages) {
        this.reader = reader;
        this.names = names;
        this.transactions = transactions;
        this.messages = messages;
    }

    /**
     * @param actionKey the message that names the action; the word itself where there is none
     * @param who the name of the account; empty where nobody was known or the clock acted
     */
    public record Row(
            Instant at,
            String actionKey,
            String who,
            String subjectKey,
            String subject,
            String reason,
            boolean sealed) {}

    /** @param after the cursor of the next page; empty on the last */
    public record View(List<Row> rows, List<Choice> actions, String action, String login, String day, String after) {}

    public record Choice(String word, String key) {}

    private record Read(List<Entry> entries, Map<UUID, String> names, List<String> actions) {}

    @GetMapping("/trail")
    ModelAndView show(
            Viewer viewer,
            @RequestParam(defaultValue = "") String action,
            @RequestParam(defaultValue = "") String login,
            @RequestParam(defaultValue = "") String day,
            @RequestParam(defaultValue = "") String after) {
        int county = viewer.county();
        UUID account =
                login.isBlank() ? null : names.account(county, login.strip()).orElse(NOBODY);
        Wanted wanted = new Wanted(action, account, day(day).orElse(null));
        Read read = transactions.read(viewer.scope(), () -> {
            List<Entry> entries = reader.read(county, wanted, cursor(after), ROWS + 1);
            Set<UUID> actors = entries.stream()
                    .map(Entry::account)
                    .filter(Objects::nonNull)
                    .collect(Collectors.toSet());
            return new Read(entries, names.names(county, actors), reader.actions(county));
        });
        boolean more = read.entries().size() > ROWS;
        List<Entry> shown = more ? read.entries().subList(0, ROWS) : read.entries();
        View view = new View(
                shown.stream().map(entry -> row(entry, read.names())).toList(),
                read.actions().stream()
                        .map(word -> new Choice(word, key("trail.action.", word)))
                        .toList(),
                action,
                login,
                day,
                more ? shown.getLast().at() + "_" + shown.getLast().id() : "");
        return new ModelAndView("trail/list", "v", view);
    }

    private Row row(Entry entry, Map<UUID, String> actors) {
        String who = entry.account() == null ? "" : actors.getOrDefault(entry.account(), "");
        return new Row(
                entry.at(),
                key("trail.action.", entry.action()),
                who,
                key("trail.subject.", entry.subjectKind()),
                shortened(entry.subject()),
                entry.note() == null ? "" : entry.note(),
                entry.sealed());
    }

    /** Each module names its own actions; one that it forgot shows its word. */
    private String key(String prefix, String word) {
        return messages.has(Messages.CHINESE, prefix + word) ? prefix + word : word;
    }

    static Optional<LocalDate> day(String typed) {
        try {
            return typed.isBlank() ? Optional.empty() : Optional.of(LocalDate.parse(typed.strip()));
        } catch (DateTimeException notADay) {
            return Optional.empty();
        }
    }

    private static @Nullable Cursor cursor(String text) {
        int at = text.indexOf('_');
        try {
            return at < 0
                    ? null
                    : new Cursor(Instant.parse(text.substring(0, at)), UUID.fromString(text.substring(at + 1)));
        } catch (DateTimeException | IllegalArgumentException notACursor) {
            return null;
        }
    }

    @Configuration
    static class Menu {
        @Bean
        MenuEntry trailMenu() {
            return new MenuEntry(90, "/trail", "shield-check", "trail.menu", EnumSet.of(Role.AUDITOR));
        }
    }

    /** The end of an id: enough to see that two rows are about the same. */
    private static String shortened(UUID subject) {
        String all = subject.toString();
        return "…" + all.substring(all.length() - 8);
    }
}
