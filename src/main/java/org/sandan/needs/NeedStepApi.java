package org.sandan.needs;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.sandan.kernel.Outcome;
import org.sandan.kernel.Refusal;
import org.sandan.kernel.Refusal.Common;
import org.sandan.platform.Problems;
import org.sandan.platform.Submissions;
import org.sandan.platform.Viewer;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** The steps of a need for programs. {@code If-Match} names the version that the program saw. */
@RestController
@RequestMapping("/api/v1/needs/{id}")
class NeedStepApi {
    private static final Map<String, String> DECISIONS = Map.of(
            "refusal", "refuse",
            "handing-back", "hand_back",
            "sending-back", "send_back",
            "raising", "raise");

    private final AcceptNeed acceptNeed;
    private final AssignNeed assignNeed;
    private final DecideNeed decideNeed;
    private final Submissions submissions;
    private final Problems problems;

    NeedStepApi(
            AcceptNeed acceptNeed,
            AssignNeed assignNeed,
            DecideNeed decideNeed,
            Submissions submissions,
            Problems problems) {
        this.acceptNeed = acceptNeed;
        this.assignNeed = assignNeed;
        this.decideNeed = decideNeed;
        this.submissions = submissions;
        this.problems = problems;
    }

    /** What a step asks for: title for an acceptance, and the category where the order has none, post and date for an assignment, reason for a decision. */
    record Step(
            @Nullable String title,
            @Nullable Boolean showPhotos,
            @Nullable UUID post,
            @Nullable String date,
            @Nullable String note,
            @Nullable String reason,
            @Nullable UUID category) {}

    /** @param version the version after the step */
    record Taken(UUID id, int version) {}

    @PostMapping("/{step:acceptance|assignment|refusal|handing-back|sending-back|raising}")
    ResponseEntity<?> take(
            @PathVariable UUID id,
            @PathVariable String step,
            @RequestBody Step body,
            @RequestHeader(value = "If-Match", defaultValue = "") String match,
            @RequestHeader(value = "Idempotency-Key", defaultValue = "") String key,
            Viewer viewer,
            HttpServletRequest request) {
        String version = match.replace("\"", "");
        if (!version.matches("\\d{1,9}")) {
            return problems.of(request, Refusal.at("If-Match", Common.REQUIRED));
        }
        if (key.isEmpty()) {
            return problems.of(request, Refusal.at("Idempotency-Key", Common.REQUIRED));
        }
        Outcome<Submissions.Receipt> outcome = submissions.once(
                viewer.scope(),
                key,
                step + id + version + body,
                () -> take(viewer, id, step, Integer.parseInt(version), body),
                String::valueOf);
        return switch (outcome) {
            case Outcome.Done<Submissions.Receipt>(Submissions.Receipt receipt) ->
                ResponseEntity.ok()
                        .eTag("\"" + receipt.location() + "\"")
                        .body(new Taken(id, Integer.parseInt(receipt.location())));
            case Outcome.Refused<Submissions.Receipt>(Refusal refusal) -> problems.of(request, refusal);
        };
    }

    private Outcome<Integer> take(Viewer viewer, UUID id, String step, int version, Step body) {
        return switch (step) {
            case "acceptance" ->
                acceptNeed.inside(
                        viewer,
                        new AcceptNeed.Acceptance(
                                id,
                                version,
                                text(body.title()),
                                Boolean.TRUE.equals(body.showPhotos()),
                                body.category()));
            case "assignment" ->
                assignNeed.inside(
                        viewer,
                        new AssignNeed.Assignment(
                                id,
                                version,
                                body.post(),
                                NeedController.date(text(body.date())),
                                text(body.title()),
                                text(body.note()),
                                body.category()));
            default ->
                decideNeed.inside(
                        viewer,
                        new DecideNeed.Decision(id, version, DECISIONS.getOrDefault(step, ""), text(body.reason())));
        };
    }

    private static String text(@Nullable String text) {
        return text == null ? "" : text;
    }
}
