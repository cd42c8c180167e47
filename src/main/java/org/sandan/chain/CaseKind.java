package org.sandan.chain;

import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.sandan.lifecycle.CaseRow;
import org.sandan.platform.Page;
import org.sandan.platform.Viewer;

/** What a kind of case says of itself to lists of all kinds: desks, the chain, the search. Each module declares its own. */
public interface CaseKind {
    String kind();

    Heads.Outlook outlook();

    /** The address of the page of a case. */
    String address(CaseRow row);

    /** What each of these cases is about, as far as this viewer may know, by id. In the caller's transaction. */
    Map<UUID, Matter> matters(int county, List<CaseRow> rows, Viewer viewer);

    /** Whether these cases are solved, by id; empty for kinds of which nobody asks that. In the caller's transaction. */
    default Map<UUID, Answer> answers(int county, List<CaseRow> rows) {
        return Map.of();
    }

    /** What a case is about, in words. */
    interface Matter {
        String heading(Page page);

        /** A few facts, each a few words. */
        List<String> facts(Page page);
    }
}
