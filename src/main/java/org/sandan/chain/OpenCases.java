package org.sandan.chain;

import java.util.Optional;
import java.util.UUID;
import org.sandan.divisions.GridUse;
import org.sandan.kernel.Place;
import org.sandan.kernel.Refusal;
import org.sandan.kernel.Refusal.AtField;
import org.sandan.kernel.RefusalType;
import org.sandan.lifecycle.Cases;
import org.sandan.organisations.PostDuty;
import org.springframework.stereotype.Component;

/** A grid in which cases are open is not ended, nor a post that owns one or has its turn in one. */
@Component
class OpenCases implements GridUse, PostDuty {
    private final Cases cases;

    OpenCases(Cases cases) {
        this.cases = cases;
    }

    enum StillOpen implements RefusalType {
        /** Cases are open in the grid. */
        GRID_HAS_CASES,
        /** Open cases belong to the post or wait for it. */
        POST_HAS_CASES;

        @Override
        public int status() {
            return 409;
        }
    }

    @Override
    public Optional<AtField> against(int county, Place grid) {
        int open = cases.countOpenAt(county, grid);
        return open == 0 ? Optional.empty() : Optional.of(AtField.of("grid-cases", StillOpen.GRID_HAS_CASES, open));
    }

    @Override
    public Optional<Refusal> against(int county, UUID post) {
        int open = cases.countOpenOf(county, post);
        return open == 0 ? Optional.empty() : Optional.of(Refusal.of(StillOpen.POST_HAS_CASES, open));
    }
}
