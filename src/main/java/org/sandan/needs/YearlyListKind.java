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

/** What yearly lists say of themselves to lists of all kinds. */
@Component
class YearlyListKind implements CaseKind {
    private final YearlyListPages pages;

    YearlyListKind(YearlyListPages pages) {
        this.pages = pages;
    }

    @Override
    public String kind() {
        return YearlyListLifecycle.KIND;
    }

    @Override
    public Heads.Outlook outlook() {
        return pages.outlook();
    }

    @Override
    public String address(CaseRow row) {
        return "/lists/" + row.id();
    }

    @Override
    public Map<UUID, Matter> matters(int county, List<CaseRow> rows, Viewer viewer) {
        Map<UUID, Matter> matters = new HashMap<>();
        pages.among(viewer, rows).forEach(row -> matters.put(row.list().id(), new Said(row)));
        return matters;
    }

    private record Said(YearlyListPages.Row row) implements Matter {
        @Override
        public String heading(Page page) {
            String community =
                    page.name(row.community().nameZh(), row.community().nameEn());
            return page.t("list.title", community, String.valueOf(row.list().year()));
        }

        @Override
        public List<String> facts(Page page) {
            return List.of(page.t("list.edition", row.list().edition()));
        }
    }
}
