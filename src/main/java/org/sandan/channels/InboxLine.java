package org.sandan.channels;

import java.time.Instant;
import java.util.Optional;
import org.sandan.chain.CaseList;
import org.sandan.platform.Page;

/**
 * A message as its page shows it.
 *
 * @param line what it is about; empty where that is no longer in the post's scope
 */
public record InboxLine(Message message, Optional<CaseList.Line> line) {
    public String word() {
        return message.kind().word();
    }

    public String icon() {
        return switch (message.kind()) {
            case TURN -> "bell";
            case OVERDUE -> "alert-triangle";
            case HELP -> "heart-handshake";
            case RAISED -> "arrow-big-up-lines";
            case ENDED -> "check";
            case STEP -> "eye";
        };
    }

    /** One more thing to know: what to do until when, else where it stands now. */
    public String detail(Page page) {
        if (line.isEmpty()) {
            return "";
        }
        CaseList.Line now = line.get();
        Instant due = message.due();
        if (message.isTurn() && !message.read() && due != null) {
            return page.t("message.do", page.t("verb." + now.key()), page.dateTime(due));
        }
        String state = page.t("state." + now.key());
        return message.station().isEmpty()
                ? page.t("message.now", state)
                : page.t("message.passed", page.t("station." + message.station()), state);
    }
}
