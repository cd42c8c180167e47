package org.sandan.needs;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.sandan.chain.Chain.Passed;
import org.sandan.documents.Photos;
import org.sandan.kernel.Outcome;
import org.sandan.kernel.Refusal;
import org.sandan.kernel.Refusal.AtField;
import org.sandan.kernel.Refusal.Common;
import org.sandan.kernel.Text;
import org.sandan.lifecycle.Act;
import org.sandan.lifecycle.Standing;
import org.sandan.platform.Transactions;
import org.sandan.platform.Viewer;
import org.sandan.search.SearchIndex;
import org.springframework.stereotype.Component;

/**
 * 受理: the owner takes the order on and confirms the public title, which alone enters public pages and the search. Can
 * be undone. Refused: a title that is missing, too long, or holds a phone or an ID number; an order of which nobody has
 * said yet what kind it is.
 */
@Component
public class AcceptNeed {
    private final NeedSteps steps;
    private final SearchIndex search;
    private final Photos photos;
    private final Kinds kinds;
    private final Transactions transactions;

    AcceptNeed(NeedSteps steps, SearchIndex search, Photos photos, Kinds kinds, Transactions transactions) {
        this.steps = steps;
        this.search = search;
        this.photos = photos;
        this.kinds = kinds;
        this.transactions = transactions;
    }

    /**
     * @param showPhotos whether the photos of the order show no person or house number and may be public
     * @param category its kind, where whoever ordered named none; else null
     */
    public record Acceptance(
            UUID need,
            int version,
            String title,
            boolean showPhotos,
            @Nullable UUID category) {

        public Acceptance(UUID need, int version, String title, boolean showPhotos) {
            this(need, version, title, showPhotos, null);
        }
    }

    public Outcome<Integer> accept(Viewer viewer, Acceptance acceptance) {
        return transactions.write(viewer.scope(), () -> inside(viewer, acceptance));
    }

    /** What kind it is, where whoever ordered did not say. */
    @Component("acceptKinds")
    record Kinds(Categories categories, NeedStore needs) {
        private boolean isUnsaid(NeedSteps.Taken taken) {
            return taken.need()
                    .category()
                    .equals(categories.unsaid(taken.row().county()).id());
        }

        Optional<AtField> fault(NeedSteps.Taken taken, @Nullable UUID said) {
            if (!isUnsaid(taken)) {
                return Optional.empty();
            }
            if (said == null) {
                return Optional.of(AtField.of("category", Common.REQUIRED));
            }
            return categories.at(taken.row().county(), taken.row().place()).stream()
                            .anyMatch(category -> category.id().equals(said))
                    ? Optional.empty()
                    : Optional.of(AtField.of("category", NeedRefusal.UNKNOWN_CATEGORY));
        }

        /** @return what an undo needs in order to restore it */
        Map<String, String> settle(NeedSteps.Taken taken, @Nullable UUID said) {
            if (said == null || !isUnsaid(taken)) {
                return Map.of();
            }
            needs.categorise(taken.row().county(), taken.row().id(), said);
            return Map.of("categoryBefore", taken.need().category().toString());
        }
    }

    /** The same in the caller's transaction. */
    Outcome<Integer> inside(Viewer viewer, Acceptance acceptance) {
        return steps.take(viewer, acceptance.need(), acceptance.version(), "accept")
                .then(taken -> {
                    String title = Text.tidy(acceptance.title());
                    List<AtField> faults = new ArrayList<>();
                    PublicTitle.fault(title).ifPresent(faults::add);
                    kinds.fault(taken, acceptance.category()).ifPresent(faults::add);
                    if (!faults.isEmpty()) {
                        return Outcome.refused(Refusal.at(faults));
                    }
                    Standing after = taken.standing()
                            .titled(title)
                            .at("accepted", taken.standing().ownerPost(), steps.clock(taken.now(), "need.accepted"));
                    Act act = steps.act(viewer, taken).with(kinds.settle(taken, acceptance.category()));
                    search.put(
                            viewer.county(),
                            NeedLifecycle.KIND,
                            taken.row().id(),
                            taken.row().place(),
                            taken.row().openedAt(),
                            title);
                    photos.show(viewer.county(), taken.row().id(), acceptance.showPhotos());
                    return steps.finish(taken.row(), after, act, "accept", Passed.DONE);
                });
    }
}
