package org.sandan.needs;

import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import org.springframework.stereotype.Component;

/** The orders that a browser keeps, for the pages of other modules. */
@Component
public class OwnNeeds {
    private final KeptOrders kept;
    private final OwnOrders orders;

    OwnNeeds(KeptOrders kept, OwnOrders orders) {
        this.kept = kept;
        this.orders = orders;
    }

    /** @param waiting those that wait for a word of this visitor */
    public record Mine(int all, List<CaseViews.Own> waiting) {}

    public Mine of(HttpServletRequest request) {
        List<CaseViews.Own> all = orders.all(kept.all(request));
        return new Mine(all.size(), all.stream().filter(CaseViews.Own::isAsked).toList());
    }
}
