package org.sandan.needs;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.sandan.chain.Heads.Outlook;
import org.sandan.platform.Rules;
import org.springframework.stereotype.Component;

/** What is still to come from each state of a need. */
@Component
public class NeedOutlook {
    private static final Map<String, List<String>> UPCOMING = Map.of(
            "received", List.of("accept", "assign", "done", "verdict"),
            "accepted", List.of("assign", "done", "verdict"),
            "assigned", List.of("done", "verdict"),
            "redo", List.of("done", "verdict"),
            "verdict", List.of("verdict"),
            "raised", List.of("study", "assign", "done", "verdict"));

    private final Rules rules;

    NeedOutlook(Rules rules) {
        this.rules = rules;
    }

    public Outlook outlook() {
        Map<String, Integer> days = new LinkedHashMap<>();
        days.put("received", rules.amount("need.accepted"));
        days.put("accepted", rules.amount("need.assigned.longest"));
        days.put("assigned", rules.amount("need.verdict"));
        days.put("redo", rules.amount("need.verdict"));
        days.put("verdict", rules.amount("need.redo"));
        days.put("raised", rules.amount("need.assigned.longest"));
        days.put("solved", rules.amount("need.reopen"));
        days.put("not_reached", rules.amount("need.reopen"));
        days.put("refused", rules.amount("need.reopen"));
        return new Outlook(NeedLifecycle.TABLE, UPCOMING, days);
    }
}
