package org.sandan.needs;

import java.util.Optional;
import java.util.UUID;
import org.sandan.chain.Chain.Passed;
import org.sandan.documents.Photos;
import org.sandan.kernel.Outcome;
import org.sandan.kernel.Refusal;
import org.sandan.kernel.Text;
import org.sandan.lifecycle.Act;
import org.sandan.lifecycle.Standing;
import org.sandan.platform.Transactions;
import org.sandan.platform.Viewer;
import org.sandan.search.SearchIndex;
import org.springframework.stereotype.Component;

/**
 * 受理: the owner takes the order on and confirms the public title, which alone enters public pages and the search. Can
 * be undone. Refused: a title that is missing, too long, or holds a phone or an ID number.
 */
@Component
public class AcceptNeed {
    private final NeedSteps steps;
    private final SearchIndex search;
    private final Photos photos;
    private final Transactions transactions;

    AcceptNeed(NeedSteps steps, SearchIndex search, Photos photos, Transactions transactions) {
        this.steps = steps;
        this.search = search;
        this.photos = photos;
        this.transactions = transactions;
    }

    /** @param showPhotos whether the photos of the order show no person or house number and may be public */
    public record Acceptance(UUID need, int version, String title, boolean showPhotos) {}

    public Outcome<Integer> accept(Viewer viewer, Acceptance acceptance) {
        return transactions.write(viewer.scope(), () -> inside(viewer, acceptance));
    }

    /** The same in the caller's transaction. */
    Outcome<Integer> inside(Viewer viewer, Acceptance acceptance) {
        return steps.take(viewer, acceptance.need(), acceptance.version(), "accept")
                .then(taken -> {
                    String title = Text.tidy(acceptance.title());
                    Optional<Refusal.AtField> fault = PublicTitle.fault(title);
                    if (fault.isPresent()) {
                        return Outcome.refused(Refusal.at(java.util.List.of(fault.get())));
                    }
                    Standing after = taken.standing()
                            .titled(title)
                            .at("accepted", taken.standing().ownerPost(), steps.clock(taken.now(), "need.accepted"));
                    Act act = steps.act(viewer, taken);
                    search.put(
                            viewer.county(),
                            taken.row().id(),
                            taken.row().place(),
                            taken.row().openedAt(),
                            title);
                    photos.show(viewer.county(), taken.row().id(), acceptance.showPhotos());
                    return steps.finish(taken.row(), after, act, "accept", Passed.DONE);
                });
    }
}
