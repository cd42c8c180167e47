package org.sandan.needs;

import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.sandan.lifecycle.Cases;
import org.sandan.platform.Transactions;
import org.sandan.platform.Viewer;
import org.springframework.stereotype.Component;

/** What programs read of needs. */
@Component
class NeedReading {
    private final NeedList list;
    private final Cases cases;
    private final CaseFacts facts;
    private final Categories categories;
    private final Transactions transactions;

    NeedReading(NeedList list, Cases cases, CaseFacts facts, Categories categories, Transactions transactions) {
        this.list = list;
        this.cases = cases;
        this.facts = facts;
        this.categories = categories;
        this.transactions = transactions;
    }

    NeedList.Found list(Viewer viewer, NeedFilter filter, NeedList.Cursor cursor) {
        return list.find(viewer, filter, cursor);
    }

    Optional<CaseViews.Row> find(Viewer viewer, UUID id) {
        return transactions.read(
                viewer.scope(),
                () -> cases.find(viewer.county(), id)
                        .flatMap(row -> facts.list(viewer.county(), List.of(row), viewer).stream()
                                .findFirst()));
    }

    /** The id of a category by its code or id; one that is none where there is no such thing. */
    UUID category(Viewer viewer, String codeOrId) {
        return transactions.read(
                viewer.scope(),
                () -> categories.all(viewer.county()).stream()
                        .filter(one -> one.code().equals(codeOrId)
                                || one.id().toString().equals(codeOrId))
                        .findFirst()
                        .map(Category::id)
                        .orElse(new UUID(0, 0)));
    }
}
