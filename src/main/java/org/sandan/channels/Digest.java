package org.sandan.channels;

import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.sandan.lifecycle.CaseRow;
import org.sandan.platform.Messages;
import org.sandan.platform.Timestamps;
import org.springframework.stereotype.Component;

/**
 * One text for many messages: how many, the first of them, and where the rest is. Of a case it names the public title, or
 * the number while it has none; nothing else leaves the application.
 */
@Component
class Digest {
    private static final int LINES_OF_SMS = 2;
    private static final int LINES_OF_MAIL = 15;
    private static final DateTimeFormatter DUE = DateTimeFormatter.ofPattern("M-d HH:mm", Locale.ROOT);

    private final Messages words;

    Digest(Messages words) {
        this.words = words;
    }

    record Text(String subject, String body) {}

    Text of(List<Message> messages, Map<UUID, CaseRow> cases, Channel channel, String site, Locale language) {
        int turns = (int) messages.stream().filter(Message::isTurn).count();
        String subject = words.text(language, "digest.subject", turns, messages.size() - turns);
        int most = channel == Channel.SMS ? LINES_OF_SMS : LINES_OF_MAIL;
        List<Message> first = messages.stream()
                .sorted(java.util.Comparator.comparing(Message::isTurn).reversed())
                .limit(most)
                .toList();
        StringBuilder body = new StringBuilder(subject);
        first.forEach(message -> body.append('\n').append(line(message, cases.get(message.caseId()), language)));
        if (messages.size() > first.size()) {
            body.append('\n').append(words.text(language, "digest.more", messages.size() - first.size()));
        }
        body.append('\n').append(words.text(language, "digest.link", site + "/messages"));
        if (channel == Channel.MAIL) {
            body.append("\n\n").append(words.text(language, "digest.choose", site + "/account/notices"));
        }
        return new Text(subject, body.toString());
    }

    /** The title of a draft is nobody's but its writer's. */
    private static String titleOf(CaseRow row) {
        String title = row.standing().title();
        return title == null || row.state().equals("draft") ? row.number() : title;
    }

    private String line(Message message, @Nullable CaseRow row, Locale language) {
        String what = words.text(language, "message.is." + message.kind().word(), row == null ? "" : titleOf(row));
        return message.due() == null
                ? what
                : what + " "
                        + words.text(
                                language, "digest.due", DUE.format(message.due().atZone(Timestamps.CHINA)));
    }
}
