package org.sandan.projects;

import java.time.InstantSource;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.sandan.chain.Answer;
import org.sandan.chain.CaseKind;
import org.sandan.chain.Heads.Outlook;
import org.sandan.divisions.Division;
import org.sandan.divisions.Divisions;
import org.sandan.documents.Photos;
import org.sandan.lifecycle.CaseRow;
import org.sandan.needs.ProjectNeeds;
import org.sandan.organisations.Organisations;
import org.sandan.organisations.PostCard;
import org.sandan.organisations.Posts;
import org.sandan.platform.Page;
import org.sandan.platform.Rules;
import org.sandan.platform.Timestamps;
import org.sandan.platform.Viewer;
import org.springframework.stereotype.Component;

/** What projects say of themselves to lists of all kinds. */
@Component
class ProjectKind implements CaseKind {
    private static final Map<String, List<String>> UPCOMING = Map.ofEntries(
            Map.entry("draft", List.of("dispatch", "claim", "work", "verdict")),
            Map.entry("dispatched", List.of("claim", "work", "verdict")),
            Map.entry("claimed", List.of("appoint", "work", "verdict")),
            Map.entry("running", List.of("work", "verdict")),
            Map.entry("redo", List.of("work", "verdict")),
            Map.entry("help", List.of("work", "verdict")),
            Map.entry("checking", List.of("work", "verdict")),
            Map.entry("evaluating", List.of("verdict")),
            Map.entry("raised", List.of("study", "claim", "work", "verdict")),
            Map.entry("planned", List.of("dispatch", "claim", "work", "verdict")));

    private final ProjectStore projects;
    private final Divisions divisions;
    private final Rules rules;
    private final Shown shown;

    ProjectKind(ProjectStore projects, Divisions divisions, Rules rules, Shown shown) {
        this.projects = projects;
        this.divisions = divisions;
        this.rules = rules;
        this.shown = shown;
    }

    /** Who leads projects, what those who asked said, and what shows it. */
    @Component("projectShown")
    record Shown(Organisations organisations, Posts posts, ProjectNeeds needs, Photos photos, InstantSource clock) {}

    @Override
    public String kind() {
        return ProjectLifecycle.KIND;
    }

    @Override
    public Outlook outlook() {
        Map<String, Integer> days = new LinkedHashMap<>();
        days.put("dispatched", rules.amount("project.claimed"));
        days.put("running", rules.amount("project.checking"));
        days.put("redo", rules.amount("project.checking"));
        days.put("solved", rules.amount("project.reopen"));
        days.put("not_reached", rules.amount("project.reopen"));
        return new Outlook(ProjectLifecycle.TABLE, UPCOMING, days);
    }

    @Override
    public String address(CaseRow row) {
        return "/projects/" + row.id();
    }

    @Override
    public Map<UUID, Matter> matters(int county, List<CaseRow> rows, Viewer viewer) {
        Map<UUID, CaseRow> cases = new HashMap<>();
        rows.forEach(row -> cases.put(row.id(), row));
        Map<UUID, Matter> matters = new HashMap<>();
        for (ProjectRow project : projects.find(county, cases.keySet())) {
            CaseRow row = cases.get(project.id());
            if (row != null) {
                matters.put(
                        project.id(),
                        new Said(
                                row,
                                project,
                                divisions.find(row.place().division()).orElseThrow()));
            }
        }
        return matters;
    }

    @Override
    public Map<UUID, Answer> answers(int county, List<CaseRow> rows) {
        Map<UUID, Answer> answers = new HashMap<>();
        for (CaseRow row : rows) {
            projects.find(county, row.id()).ifPresent(project -> {
                ProjectNeeds.Told told = shown.needs().told(county, row.id());
                answers.put(
                        row.id(),
                        new Answer(
                                ProjectLifecycle.KIND,
                                ProjectLifecycle.TABLE.state(row.state()),
                                row.standing().stepFrom(),
                                Optional.ofNullable(project.lead())
                                        .flatMap(lead -> shown.organisations().find(county, lead)),
                                project.lead() == null ? owner(row) : Optional.empty(),
                                told.asked(),
                                told.solved(),
                                told.notSolved(),
                                shown.photos().ofCase(county, row.id()).size(),
                                address(row) + "#evidence"));
            });
        }
        return answers;
    }

    /** Who has it in hand while nobody leads it: the community, or the level to which it went. */
    private Optional<PostCard> owner(CaseRow row) {
        UUID owner = row.standing().ownerPost();
        LocalDate today = LocalDate.ofInstant(shown.clock().instant(), Timestamps.CHINA);
        return Optional.ofNullable(
                shown.posts().cards(row.county(), List.of(owner), today).get(owner));
    }

    private record Said(CaseRow row, ProjectRow project, Division village) implements Matter {
        @Override
        public String heading(Page page) {
            String title = row.standing().title();
            return title == null ? row.number() : title;
        }

        @Override
        public List<String> facts(Page page) {
            String kind = project.small()
                    ? page.t("project.small")
                    : page.t(project.origin() == ProjectRow.Origin.PARTY ? "project.party" : "menu.projects");
            return List.of(
                    kind,
                    page.name(village.nameZh(), village.nameEn()),
                    page.t("project.beneficiaries", project.beneficiaries()));
        }
    }
}
