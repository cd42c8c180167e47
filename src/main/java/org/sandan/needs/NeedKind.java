package org.sandan.needs;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.sandan.chain.CaseKind;
import org.sandan.chain.Heads;
import org.sandan.lifecycle.CaseRow;
import org.sandan.platform.Page;
import org.sandan.platform.Viewer;
import org.springframework.stereotype.Component;

/** What needs say of themselves to lists of all kinds. */
@Component
class NeedKind implements CaseKind {
    private final NeedRows rows;
    private final NeedOutlook outlook;

    NeedKind(NeedRows rows, NeedOutlook outlook) {
        this.rows = rows;
        this.outlook = outlook;
    }

    @Override
    public String kind() {
        return NeedLifecycle.KIND;
    }

    @Override
    public Heads.Outlook outlook() {
        return outlook.outlook();
    }

    @Override
    public String address(CaseRow row) {
        return "/needs/" + row.id();
    }

    @Override
    public Map<UUID, Matter> matters(int county, List<CaseRow> rows, Viewer viewer) {
        Map<UUID, Matter> matters = new HashMap<>();
        this.rows
                .list(county, rows, viewer)
                .forEach(row -> matters.put(row.facts().id(), new Said(row.facts())));
        return matters;
    }

    private record Said(CaseViews.Facts facts) implements Matter {
        @Override
        public String heading(Page page) {
            return facts.heading(page);
        }

        @Override
        public List<String> facts(Page page) {
            return List.of(
                    page.name(facts.category().nameZh(), facts.category().nameEn()),
                    page.t("turn.how-many", facts.need().askers()),
                    facts.place(page));
        }
    }
}
