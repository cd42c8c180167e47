package org.sandan.needs;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.sandan.chain.CaseSteps;
import org.sandan.chain.Chain.Passed;
import org.sandan.kernel.Outcome;
import org.sandan.kernel.Place;
import org.sandan.kernel.Refusal;
import org.sandan.kernel.Refusal.AtField;
import org.sandan.kernel.Refusal.Common;
import org.sandan.lifecycle.Act;
import org.sandan.lifecycle.CaseRow;
import org.sandan.lifecycle.Cases;
import org.sandan.lifecycle.Standing;
import org.sandan.lifecycle.Standing.Clock;
import org.sandan.lifecycle.Transition.Actor;
import org.sandan.platform.Viewer;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Needs as parts of a project: they follow its turn, their askers say whether it helped, and they end with it. Everything
 * runs in the caller's transaction, under a scope that sees the community.
 */
@Component
public class ProjectNeeds {
    private final JdbcClient jdbc;
    private final Cases cases;
    private final NeedStore needs;
    private final CaseSteps steps;
    private final Beside beside;

    ProjectNeeds(JdbcClient jdbc, Cases cases, NeedStore needs, CaseSteps steps, Beside beside) {
        this.jdbc = jdbc;
        this.cases = cases;
        this.needs = needs;
        this.steps = steps;
        this.beside = beside;
    }

    @Component
    record Beside(AcceptNeed accept, AskerStore askers, AskerPeople people) {}

    /**
     * A need that a project is made of, or could be.
     *
     * @param words what the first asker wrote, for the staff
     */
    public record Part(
            UUID id,
            String number,
            int version,
            @Nullable String title,
            String state,
            Place place,
            UUID category,
            Set<Group> groups,
            int askers,
            String words) {

        /** Whether a public title has still to be confirmed. */
        public boolean isUntitled() {
            return title == null;
        }

        /** The public title, or a first proposal for it from the asker's words. */
        public String heading() {
            if (title != null) {
                return title;
            }
            String line = words.strip().replaceAll("\\s+", " ");
            return line.codePointCount(0, line.length()) <= PublicTitle.LONGEST
                    ? line
                    : line.substring(0, line.offsetByCodePoints(0, PublicTitle.LONGEST));
        }

        /** Whether a project can be made of it now. */
        public boolean isFree() {
            return state.equals("received") || state.equals("accepted");
        }
    }

    /** What those who asked for the needs of a project have said in this round. */
    public record Verdict(int asked, int solved, int notSolved, boolean firstSaysNot) {
        public boolean isComplete() {
            return solved + notSolved >= asked;
        }

        public boolean isNotSolved() {
            return firstSaysNot || notSolved > solved;
        }

        public boolean isSilent() {
            return solved + notSolved == 0;
        }
    }

    /** The needs with these ids that the scope shows, in the order of the ids. */
    public List<Part> parts(int county, Collection<UUID> ids) {
        Map<UUID, CaseRow> rows = new HashMap<>();
        cases.find(county, ids).stream()
                .filter(row -> row.kind().equals(NeedLifecycle.KIND))
                .forEach(row -> rows.put(row.id(), row));
        Map<UUID, NeedRow> found = new HashMap<>();
        needs.find(county, ids).forEach(need -> found.put(need.id(), need));
        Map<UUID, String> words = beside.people().firstWords(county, List.copyOf(rows.keySet()));
        List<Part> parts = new ArrayList<>();
        for (UUID id : ids) {
            CaseRow row = rows.get(id);
            NeedRow need = found.get(id);
            if (row != null && need != null) {
                parts.add(new Part(
                        id,
                        row.number(),
                        row.version(),
                        row.standing().title(),
                        row.state(),
                        row.place(),
                        need.category(),
                        need.groups(),
                        need.askers(),
                        words.getOrDefault(id, "")));
            }
        }
        return parts;
    }

    /** The needs that are part of a project, or were closed by it. */
    public List<UUID> of(int county, UUID project) {
        return needs.ofProject(county, project).stream().map(NeedRow::id).toList();
    }

    /** The project that a need is part of, or was closed by. */
    public Optional<UUID> projectOf(int county, UUID need) {
        return needs.find(county, need).map(NeedRow::project);
    }

    /** Somebody for whom a project is done, as the staff know them. */
    public record Beneficiary(String name, String phone, String spot, String words) {
        public String field(String field) {
            return switch (field) {
                case "name" -> name;
                case "phone" -> phone;
                case "spot" -> spot;
                default -> words;
            };
        }
    }

    /** Those who ask for the needs of a project and left a name or a phone. */
    public List<Beneficiary> beneficiaries(int county, UUID project) {
        List<Beneficiary> people = new ArrayList<>();
        for (NeedRow need : needs.ofProject(county, project)) {
            people.addAll(beside.people().contacts(county, need.id()));
        }
        return people;
    }

    /** How many people ask for any of these needs: somebody with one phone who asks twice counts once. */
    public int people(int county, Collection<UUID> ids) {
        return jdbc.sql("""
                        select count(distinct coalesce(encode(p.phone_hash, 'hex'), a.id::text))
                        from asker a join asker_person p on p.county_id = a.county_id and p.asker_id = a.id
                        where a.county_id = :county and p.county_id = :county and a.need_id = any (:needs) and a.left_at is null
                        """)
                .param("county", county)
                .param("needs", ids.toArray(UUID[]::new))
                .query(Integer.class)
                .single();
    }

    /**
     * Makes a need part of a project that is being dispatched. One that waits to be accepted is accepted first.
     *
     * @param title the public title to confirm, where the need has none yet
     */
    public Outcome<Integer> enter(Viewer viewer, UUID id, String title, UUID project, Clock clock) {
        List<Part> parts = parts(viewer.county(), List.of(id));
        if (parts.isEmpty()) {
            return Outcome.refused(Common.NOT_FOUND);
        }
        Part part = parts.getFirst();
        if (!part.isFree()) {
            return Outcome.refused(NeedRefusal.NOT_FREE, part.heading());
        }
        if (part.state().equals("received")) {
            Outcome<Integer> accepted =
                    beside.accept().inside(viewer, new AcceptNeed.Acceptance(id, part.version(), title, false));
            if (accepted instanceof Outcome.Refused<Integer>(Refusal refusal)) {
                return Outcome.refused(refusal.fields().isEmpty() ? refusal : Refusal.at(atNeed(id, refusal)));
            }
        }
        CaseRow row = cases.find(viewer.county(), id).orElseThrow();
        return steps.take(NeedLifecycle.TABLE, row, 0, "dispatch", EnumSet.of(Actor.OWNER))
                .then(taken -> {
                    if (!row.standing().ownerPost().equals(viewer.post())) {
                        return Outcome.refused(Common.NOT_ALLOWED_NOW);
                    }
                    needs.setProject(viewer.county(), id, project);
                    Standing after = row.standing().inProject("in_project", project, AnswerNeed.following(clock));
                    return steps.finish(row, after, steps.act(viewer, taken), "dispatch", Passed.DONE);
                });
    }

    private static List<AtField> atNeed(UUID id, Refusal refusal) {
        return refusal.fields().stream()
                .map(at -> new AtField("title-" + id, at.type(), at.arguments()))
                .toList();
    }

    /** Asks those who asked, in this round of the project, for the first or the second time. */
    public void ask(int county, UUID project, int round, int times, Clock clock) {
        each(
                county,
                project,
                "ask",
                row -> row.standing().counted(round, times).asking("in_project", AnswerNeed.following(clock)));
    }

    /** It is done again: those who asked wait for it. */
    public void redo(int county, UUID project, int round, Clock clock) {
        each(
                county,
                project,
                "redo",
                row -> row.standing().counted(round, 0).inProject("in_project", project, AnswerNeed.following(clock)));
    }

    /**
     * Ends the needs with their project: solved where it is, not reached where none of a need's own askers answered;
     * refused with it; free again where it was cancelled.
     */
    public void close(int county, UUID project, String outcome, Instant now) {
        for (NeedRow need : needs.ofProject(county, project)) {
            CaseRow row = cases.find(county, need.id()).orElseThrow();
            if (!row.state().equals("in_project")) {
                continue;
            }
            Standing after = switch (outcome) {
                case "accepted" ->
                    row.standing().at("accepted", row.standing().ownerPost(), steps.clock(now, "need.accepted"));
                case "refused" -> row.standing().ended("refused", now);
                default -> row.standing().ended(own(county, row), now);
            };
            if (outcome.equals("accepted")) {
                needs.setProject(county, need.id(), null);
            }
            Act act = Act.byCase("project_closed", now).with(Map.of("outcome", outcome));
            steps.finish(row, after, act, "verdict", outcome.equals("accepted") ? Passed.RETURNED : Passed.DONE)
                    .orThrow();
        }
    }

    private String own(int county, CaseRow row) {
        Verdicts said = Verdicts.of(
                beside.askers().of(county, row.id()),
                beside.askers().answers(county, row.id(), row.standing().round()));
        return said.answered() == 0 ? "not_reached" : "solved";
    }

    public Verdict verdict(int county, UUID project) {
        int asked = 0;
        int solved = 0;
        int notSolved = 0;
        boolean firstSaysNot = false;
        for (NeedRow need : needs.ofProject(county, project)) {
            CaseRow row = cases.find(county, need.id()).orElseThrow();
            Verdicts said = Verdicts.of(
                    beside.askers().of(county, need.id()),
                    beside.askers().answers(county, need.id(), row.standing().round()));
            asked += said.asked();
            solved += said.solved();
            notSolved += said.notSolved();
            firstSaysNot |= said.firstSaysNot();
        }
        return new Verdict(asked, solved, notSolved, firstSaysNot);
    }

    /** How many of those who asked said what, as far as everybody may know. */
    public record Told(int asked, int solved, int notSolved) {}

    /** The same as the verdict, from what is public of the needs: readable for everybody. */
    public Told told(int county, UUID project) {
        int asked = 0;
        int solved = 0;
        int notSolved = 0;
        for (NeedRow need : needs.ofProject(county, project)) {
            asked += need.askers();
            solved += need.said().solved();
            notSolved += need.said().notSolved();
        }
        return new Told(asked, solved, notSolved);
    }

    private interface Next {
        Standing of(CaseRow row);
    }

    private void each(int county, UUID project, String action, Next next) {
        Instant now = steps.now();
        for (NeedRow need : needs.ofProject(county, project)) {
            CaseRow row = cases.find(county, need.id()).orElseThrow();
            if (row.state().equals("in_project")) {
                Act act = Act.byCase(action, now);
                steps.finish(row, next.of(row), act).orThrow();
            }
        }
    }
}
