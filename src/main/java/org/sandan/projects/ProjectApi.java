package org.sandan.projects;

import jakarta.servlet.http.HttpServletRequest;
import java.net.URI;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.sandan.kernel.Ids;
import org.sandan.kernel.Outcome;
import org.sandan.kernel.Refusal;
import org.sandan.kernel.Refusal.Common;
import org.sandan.lifecycle.CaseRow;
import org.sandan.platform.NotFound;
import org.sandan.platform.Problems;
import org.sandan.platform.Submissions;
import org.sandan.platform.Viewer;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Projects and claims for programs: looking, designing of needs, offering, answering. Nothing personal. */
@RestController
@RequestMapping("/api/v1")
class ProjectApi {
    private final ProjectLists lists;
    private final DesignProject design;
    private final ClaimProject claims;
    private final AnswerClaim answers;
    private final Web web;

    ProjectApi(ProjectLists lists, DesignProject design, ClaimProject claims, AnswerClaim answers, Web web) {
        this.lists = lists;
        this.design = design;
        this.claims = claims;
        this.answers = answers;
        this.web = web;
    }

    @org.springframework.stereotype.Component("projectApiWeb")
    record Web(ProjectPages pages, Submissions submissions, Problems problems) {}

    /** @param turn post, organisation, askers, meeting or nobody */
    record Project(
            UUID id,
            String number,
            @Nullable String title,
            String state,
            String turn,
            String place,
            String origin,
            boolean small,
            String aim,
            int beneficiaries,
            long cost,
            @Nullable String route,
            @Nullable UUID lead,
            int returns,
            Instant opened,
            @Nullable Instant due,
            @Nullable Instant whole,
            List<Milestone> milestones,
            int version) {}

    record Milestone(int no, String title, @Nullable LocalDate due, boolean accepted) {}

    /** A project of a list. */
    record Line(
            UUID id,
            String number,
            @Nullable String title,
            String state,
            @Nullable Instant due,
            int version) {}

    /** @param next the value of {@code after} for the next page; absent on the last */
    record ProjectPage(List<Line> projects, @Nullable String next) {}

    /** @param needs of one community, each waiting or accepted; none for the party-building list, which needs a title */
    record NewProject(
            @Nullable List<UUID> needs,
            @Nullable String title,
            @Nullable Boolean small) {}

    /** @param parts numbers of the parts of the project that are offered */
    record NewClaim(
            @Nullable Boolean lead,
            @Nullable List<Integer> parts,
            @Nullable String words,
            @Nullable UUID organisation,
            @Nullable String helpers,
            @Nullable String price) {}

    /**
     * @param as lead or support
     * @param reason why this one; needed where a social organisation is chosen
     */
    record Answer(@Nullable String as, @Nullable String reason) {}

    record Made(UUID id) {}

    @GetMapping("/projects")
    ProjectPage projects(
            @RequestParam(defaultValue = "open") String state,
            @RequestParam(defaultValue = "") String after,
            Viewer viewer) {
        ProjectViews.Listing listing =
                lists.list(viewer, state, Ids.parse(after).orElse(null));
        return new ProjectPage(
                listing.rows().stream().map(row -> line(row.line().row())).toList(), listing.next());
    }

    private static Line line(CaseRow row) {
        return new Line(
                row.id(),
                row.number(),
                row.standing().title(),
                row.state(),
                row.standing().stepDue(),
                row.version());
    }

    @GetMapping("/projects/{id}")
    ResponseEntity<Project> project(@PathVariable UUID id, Viewer viewer) {
        ProjectViews.One one = web.pages().one(viewer, id, org.sandan.platform.Typed.NOTHING, false);
        CaseRow row = one.facts().row();
        ProjectRow project = one.facts().project();
        return ResponseEntity.ok()
                .eTag("\"" + row.version() + "\"")
                .body(new Project(
                        id,
                        row.number(),
                        row.standing().title(),
                        row.state(),
                        row.standing().turn().name().toLowerCase(java.util.Locale.ROOT),
                        row.place().toString(),
                        project.origin().name().toLowerCase(java.util.Locale.ROOT),
                        project.small(),
                        project.aim(),
                        project.beneficiaries(),
                        project.cost().fen(),
                        project.route() == null ? null : project.route().word(),
                        project.lead(),
                        project.returns(),
                        row.openedAt(),
                        row.standing().stepDue(),
                        row.standing().wholeDue(),
                        one.steps().stream()
                                .map(step -> new Milestone(
                                        step.milestone().no(),
                                        step.milestone().title(),
                                        step.milestone().dueOn(),
                                        step.accepted().isPresent()))
                                .toList(),
                        row.version()));
    }

    @PostMapping("/projects")
    ResponseEntity<?> begin(
            @RequestBody NewProject body,
            @RequestHeader(value = "Idempotency-Key", defaultValue = "") String key,
            Viewer viewer,
            HttpServletRequest request) {
        DesignProject.Beginning beginning = new DesignProject.Beginning(
                body.needs() == null ? List.of() : body.needs(),
                body.title() == null ? "" : body.title(),
                Boolean.TRUE.equals(body.small()));
        return once(
                viewer, key, "project" + body, request, () -> design.inside(viewer, beginning), "/api/v1/projects/");
    }

    @PostMapping("/projects/{id}/claims")
    ResponseEntity<?> offer(
            @PathVariable UUID id,
            @RequestBody NewClaim body,
            @RequestHeader(value = "Idempotency-Key", defaultValue = "") String key,
            Viewer viewer,
            HttpServletRequest request) {
        ClaimProject.Offer offer = new ClaimProject.Offer(
                id,
                body.organisation(),
                false,
                !Boolean.FALSE.equals(body.lead()),
                body.parts() == null ? List.of() : body.parts(),
                body.words() == null ? "" : body.words(),
                new ClaimProject.Terms(text(body.helpers()), text(body.price()), ""));
        return once(viewer, key, "claim" + id + body, request, () -> claims.offering(viewer, offer), "/api/v1/claims/");
    }

    private static String text(@Nullable String given) {
        return given == null ? "" : given;
    }

    private ResponseEntity<?> once(
            Viewer viewer,
            String key,
            String body,
            HttpServletRequest request,
            Supplier<Outcome<UUID>> work,
            String address) {
        if (key.isEmpty()) {
            return web.problems().of(request, Refusal.at("Idempotency-Key", Common.REQUIRED));
        }
        Outcome<Submissions.Receipt> outcome = web.submissions()
                .once(viewer.scope(), key, body, work, Function.<UUID>identity().andThen(UUID::toString));
        return switch (outcome) {
            case Outcome.Done<Submissions.Receipt>(Submissions.Receipt receipt) ->
                ResponseEntity.created(URI.create(address + receipt.location()))
                        .body(new Made(UUID.fromString(receipt.location())));
            case Outcome.Refused<Submissions.Receipt>(Refusal refusal) ->
                web.problems().of(request, refusal);
        };
    }

    /** Accepts an offer; {@code If-Match} names the version of the claim that the program saw. */
    @PostMapping("/claims/{id}/acceptance")
    ResponseEntity<?> accept(
            @PathVariable UUID id,
            @RequestBody Answer body,
            @RequestHeader(value = "If-Match", defaultValue = "") String match,
            @RequestHeader(value = "Idempotency-Key", defaultValue = "") String key,
            Viewer viewer,
            HttpServletRequest request) {
        String version = match.replace("\"", "");
        if (!version.matches("\\d{1,9}")) {
            return web.problems().of(request, Refusal.at("If-Match", Common.REQUIRED));
        }
        if (key.isEmpty()) {
            return web.problems().of(request, Refusal.at("Idempotency-Key", Common.REQUIRED));
        }
        Outcome<Integer> outcome =
                answers.accept(viewer, id, Integer.parseInt(version), text(body.as()), text(body.reason()));
        return switch (outcome) {
            case Outcome.Done<Integer>(Integer now) ->
                ResponseEntity.ok().eTag("\"" + now + "\"").body(Map.of("id", id, "version", now));
            case Outcome.Refused<Integer>(Refusal refusal) -> {
                if (refusal.type() == Common.NOT_FOUND) {
                    throw new NotFound();
                }
                yield web.problems().of(request, refusal);
            }
        };
    }
}
