package org.sandan.lifecycle;

import java.time.Instant;

/** What happens to cases of a kind when their clock runs out. The module of the kind knows. */
public interface TimedCases {
    String kind();

    /** Called in a transaction of the case's county under the job's scope; the row is the newest. */
    void due(CaseRow row, Instant now);
}
