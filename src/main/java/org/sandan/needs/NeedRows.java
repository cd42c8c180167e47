package org.sandan.needs;

import java.util.List;
import org.sandan.lifecycle.CaseRow;
import org.sandan.platform.Viewer;
import org.springframework.stereotype.Component;

/** Cases that are needs, as the rows of a list show them, for the pages of other modules. */
@Component
public class NeedRows {
    private final CaseFacts facts;

    NeedRows(CaseFacts facts) {
        this.facts = facts;
    }

    /** In the caller's transaction and the order given; cases of other kinds are left out. */
    public List<CaseViews.Row> list(int county, List<CaseRow> cases, Viewer viewer) {
        return facts.list(county, cases, viewer);
    }
}
