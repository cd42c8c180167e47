package org.sandan.meetings;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.sandan.documents.Photos;
import org.sandan.kernel.Outcome;
import org.sandan.kernel.Refusal;
import org.sandan.kernel.Refusal.Common;
import org.sandan.lifecycle.Standing;
import org.sandan.platform.Transactions;
import org.sandan.platform.Viewer;
import org.springframework.stereotype.Component;

/**
 * 决议与纪要: resolutions are added and struck out until the minutes are confirmed; the minutes write themselves from what
 * happened until somebody edits them; once confirmed nobody changes them, and the signed scan comes back to them. Refused:
 * empty minutes, and an upload without a picture.
 */
@Component
public class WriteMinutes {
    static final int LONGEST = 20_000;
    private static final Set<String> OPEN = Set.of("in_session", "minutes");

    private final RecordStore records;
    private final MeetingSteps steps;
    private final MinutesDraft draft;
    private final Shown shown;
    private final Photos photos;
    private final Transactions transactions;

    WriteMinutes(
            RecordStore records,
            MeetingSteps steps,
            MinutesDraft draft,
            Shown shown,
            Photos photos,
            Transactions transactions) {
        this.records = records;
        this.steps = steps;
        this.draft = draft;
        this.shown = shown;
        this.photos = photos;
        this.transactions = transactions;
    }

    @Component("meetingShown")
    record Shown(MeetingStore meetings, CommitteeStore committees) {}

    /** @return the resolution's id */
    public Outcome<UUID> resolve(Viewer viewer, UUID id, String words, String byWhom, @Nullable LocalDate until) {
        return transactions.write(viewer.scope(), () -> inside(viewer, id, words, byWhom, until));
    }

    /** The same in the caller's transaction. */
    Outcome<UUID> inside(Viewer viewer, UUID id, String words, String byWhom, @Nullable LocalDate until) {
        return steps.open(viewer, id, OPEN)
                .then(open -> MeetingSteps.text("resolution", words, 300, true)
                        .then(text -> MeetingSteps.text("resolution-by", byWhom, 60, true)
                                .map(whom -> records.resolve(open.meeting(), text, whom, until))));
    }

    Outcome<UUID> revoke(Viewer viewer, UUID id, UUID resolution) {
        return transactions.write(
                viewer.scope(),
                () -> steps.open(viewer, id, OPEN)
                        .then(open -> records.revoke(open.county(), id, resolution)
                                ? Outcome.done(id)
                                : Outcome.refused(Common.NOT_FOUND)));
    }

    /** Keeps what was edited; it is a draft still. */
    Outcome<UUID> edit(Viewer viewer, UUID id, String words) {
        return transactions.write(
                viewer.scope(),
                () -> steps.open(viewer, id, Set.of("minutes"))
                        .then(open -> checked(words).map(text -> {
                            records.edit(open.meeting(), text, open.now());
                            return id;
                        })));
    }

    /** 重新生成: as it happened, without what was edited. */
    Outcome<UUID> again(Viewer viewer, UUID id) {
        return transactions.write(
                viewer.scope(),
                () -> steps.open(viewer, id, Set.of("minutes")).map(open -> {
                    records.forget(open.county(), id);
                    return id;
                }));
    }

    /** 确认纪要: from now on it is what counts. */
    public Outcome<Integer> confirm(Viewer viewer, UUID id, int version, String words) {
        return transactions.write(
                viewer.scope(),
                () -> steps.take(viewer, id, version, "confirm")
                        .then(taken -> checked(words.isBlank() ? draft.words(taken.row(), taken.meeting()) : words)
                                .then(text -> {
                                    records.edit(taken.meeting(), text, taken.now());
                                    records.confirm(taken.county(), id, taken.now());
                                    shown.committees()
                                            .find(
                                                    taken.county(),
                                                    taken.meeting().committee())
                                            .ifPresent(committee ->
                                                    shown.meetings().held(taken.meeting(), committee));
                                    Standing filed = taken.row().standing().ended("filed", taken.now());
                                    return steps.finish(
                                            taken.row(), filed, steps.act(viewer, taken), "meeting_minutes");
                                })));
    }

    private static Outcome<String> checked(String words) {
        Outcome<String> text = MeetingSteps.text("minutes", words, LONGEST, false);
        return text instanceof Outcome.Done<String>(String value) && value.isEmpty()
                ? Outcome.refused(Refusal.at("minutes", MeetingRefusal.MINUTES_EMPTY))
                : text;
    }

    /** 签字扫描件回传 */
    Outcome<Integer> attach(Viewer viewer, UUID id, List<Photos.Ready> scans) {
        if (scans.isEmpty()) {
            return Outcome.refused(Refusal.at("scan", MeetingRefusal.SCAN_MISSING));
        }
        return transactions.write(
                viewer.scope(),
                () -> steps.take(viewer, id, 0, "attach_scan").then(taken -> {
                    for (Photos.Ready scan : scans) {
                        photos.keep(
                                new Photos.Belongs(
                                        taken.county(), null, id, taken.row().place(), true, 0, false, null),
                                scan);
                    }
                    return steps.same(viewer, taken, Map.of("pages", "" + scans.size()), "");
                }));
    }
}
