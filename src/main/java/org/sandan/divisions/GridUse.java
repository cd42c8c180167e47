package org.sandan.divisions;

import java.util.Optional;
import org.sandan.kernel.Place;
import org.sandan.kernel.Refusal.AtField;

/** What a module keeps on a grid. While there is any of it, the grid is not ended. */
public interface GridUse {
    /**
     * What is to be done first, in the running transaction, which sees every row of the county; empty where nothing hangs
     * on the grid.
     */
    Optional<AtField> against(int county, Place grid);
}
