package org.sandan.divisions;

import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.sandan.kernel.Place;

/** The units that answer for a grid, for its page. The module that knows units says them. */
public interface GridTeams {
    /**
     * @param people the names of those who work there today; may be empty
     * @param lastDay null while no end is set
     */
    record Team(
            String path,
            String unitZh,
            String unitEn,
            String people,
            LocalDate since,
            @Nullable LocalDate lastDay,
            boolean past) {}

    /** In the caller's transaction. */
    List<Team> at(int county, Place grid);
}
