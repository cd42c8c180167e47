package org.sandan.channels;

import java.time.Instant;
import java.time.LocalTime;
import org.sandan.platform.Rules;
import org.sandan.platform.Timestamps;
import org.springframework.stereotype.Component;

/** The hours in which nobody is disturbed: from one rule to the other, over midnight. */
@Component
class QuietHours {
    private final Rules rules;

    QuietHours(Rules rules) {
        this.rules = rules;
    }

    int from() {
        return rules.amount("quiet.from");
    }

    int to() {
        return rules.amount("quiet.to");
    }

    boolean isQuiet(Instant now) {
        return isQuiet(now.atZone(Timestamps.CHINA).toLocalTime());
    }

    boolean isQuiet(LocalTime time) {
        return time.getHour() >= from() || time.getHour() < to();
    }
}
