package org.sandan.meetings;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.sandan.chain.CaseKind;
import org.sandan.chain.Heads.Outlook;
import org.sandan.lifecycle.CaseRow;
import org.sandan.platform.Page;
import org.sandan.platform.Viewer;
import org.springframework.stereotype.Component;

/** What meetings say of themselves to lists of all kinds. */
@Component
class MeetingKind implements CaseKind {
    private final MeetingPages pages;

    MeetingKind(MeetingPages pages) {
        this.pages = pages;
    }

    @Override
    public String kind() {
        return MeetingLifecycle.KIND;
    }

    @Override
    public Outlook outlook() {
        return pages.outlook();
    }

    @Override
    public String address(CaseRow row) {
        return "/meetings/" + row.id();
    }

    @Override
    public Map<UUID, Matter> matters(int county, List<CaseRow> rows, Viewer viewer) {
        Map<UUID, Matter> matters = new HashMap<>();
        pages.readable(rows, viewer).forEach(row -> matters.put(row.id(), new Said(row)));
        return matters;
    }

    private record Said(CaseRow row) implements Matter {
        @Override
        public String heading(Page page) {
            String title = row.standing().title();
            return title == null ? row.number() : title;
        }

        @Override
        public List<String> facts(Page page) {
            return List.of(page.t("chain.kind.meeting"), row.number());
        }
    }
}
