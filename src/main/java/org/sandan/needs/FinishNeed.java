package org.sandan.needs;

import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.sandan.chain.Chain.Passed;
import org.sandan.documents.Photos;
import org.sandan.kernel.Outcome;
import org.sandan.kernel.Refusal;
import org.sandan.kernel.Refusal.AtField;
import org.sandan.kernel.Refusal.Common;
import org.sandan.kernel.Text;
import org.sandan.lifecycle.CaseRow;
import org.sandan.lifecycle.Standing;
import org.sandan.platform.Transactions;
import org.sandan.platform.Viewer;
import org.springframework.stereotype.Component;

/**
 * 上报办完: whoever has the order says what was done and shows it. The askers are asked next, and theirs is the last
 * word. Refused: without words or without a photo of how it is now.
 */
@Component
public class FinishNeed {
    private static final int LONGEST = 300;

    private final NeedSteps steps;
    private final Photos photos;
    private final Transactions transactions;

    FinishNeed(NeedSteps steps, Photos photos, Transactions transactions) {
        this.steps = steps;
        this.photos = photos;
        this.transactions = transactions;
    }

    /**
     * @param text what was done, for the askers and everybody
     * @param showPhotos whether the photos show no person or house number and may be public
     */
    public record Completion(UUID need, int version, String text, List<Photos.Ready> photos, boolean showPhotos) {}

    public Outcome<Integer> finish(Viewer viewer, Completion completion) {
        return transactions.write(
                viewer.scope(),
                () -> steps.take(viewer, completion.need(), completion.version(), "done")
                        .then(taken -> {
                            String text = Text.tidy(completion.text());
                            List<AtField> faults = faults(text, completion);
                            if (!faults.isEmpty()) {
                                return Outcome.refused(Refusal.at(faults));
                            }
                            CaseRow row = taken.row();
                            int round = taken.standing().round();
                            Photos.Belongs belongs = new Photos.Belongs(
                                    row.county(),
                                    null,
                                    row.id(),
                                    row.place(),
                                    true,
                                    round,
                                    completion.showPhotos(),
                                    null);
                            completion.photos().forEach(photo -> photos.keep(belongs, photo));
                            Standing after = taken.standing()
                                    .counted(round, 1)
                                    .asking("verdict", steps.clock(taken.now(), "need.verdict"));
                            return steps.finish(
                                    row, after, steps.act(viewer, taken).saying(text), "done", Passed.DONE);
                        }));
    }

    private static List<AtField> faults(String text, Completion completion) {
        List<AtField> faults = new ArrayList<>();
        if (text.isBlank()) {
            faults.add(AtField.of("text", Common.REQUIRED));
        }
        Text.fault(text, LONGEST).ifPresent(type -> faults.add(AtField.of("text", type, LONGEST)));
        if (completion.photos().isEmpty()) {
            faults.add(AtField.of("photo", NeedRefusal.PHOTO_MISSING));
        }
        return faults;
    }
}
