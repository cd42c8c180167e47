package org.sandan.projects;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.sandan.chain.CaseList;
import org.sandan.kernel.DivisionCode;
import org.sandan.kernel.Ids;
import org.sandan.kernel.PlaceRange;
import org.sandan.kernel.Role;
import org.sandan.lifecycle.CaseRow;
import org.sandan.lifecycle.Cases;
import org.sandan.organisations.Organisation;
import org.sandan.organisations.Organisations;
import org.sandan.platform.MenuEntry;
import org.sandan.platform.Transactions;
import org.sandan.platform.Viewer;
import org.springframework.context.annotation.Bean;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;

/** The lists of projects: those of a scope, those that can be claimed, those that a body has taken. */
@Component
class ProjectLists {
    private static final int SIZE = 20;
    private static final int MOST = 100;

    private final JdbcClient jdbc;
    private final Cases cases;
    private final ProjectStore projects;
    private final ClaimStore claims;
    private final Beside beside;

    ProjectLists(JdbcClient jdbc, Cases cases, ProjectStore projects, ClaimStore claims, Beside beside) {
        this.jdbc = jdbc;
        this.cases = cases;
        this.projects = projects;
        this.claims = claims;
        this.beside = beside;
    }

    @Component("projectListsBeside")
    record Beside(CaseList list, Organisations organisations, ProjectPages pages, Transactions transactions) {}

    /**
     * The projects of a scope, newest first.
     *
     * @param state a state, {@code open} or {@code all}
     */
    ProjectViews.Listing list(Viewer viewer, String state, @Nullable UUID after) {
        return beside.transactions().read(viewer.scope(), () -> {
            PlaceRange range = viewer.range() == null ? new PlaceRange(0, 0) : viewer.range();
            List<UUID> ids = jdbc.sql("""
                            select id from cases
                            where county_id = :county and kind = 'project' and place between :from and :to
                              and (cast(:after as uuid) is null or id < :after)
                              and (:state = 'all' or :state = 'open' and turn <> 'nobody' or state = :state)
                            order by id desc limit :size
                            """)
                    .param("county", viewer.county())
                    .param("from", range.from())
                    .param("to", range.to())
                    .param("after", after)
                    .param("state", state)
                    .param("size", SIZE + 1)
                    .query(UUID.class)
                    .list();
            List<UUID> shown = ids.subList(0, Math.min(SIZE, ids.size()));
            Map<UUID, ProjectRow> rows = new HashMap<>();
            projects.find(viewer.county(), shown).forEach(row -> rows.put(row.id(), row));
            List<ProjectViews.Listed> listed = new ArrayList<>();
            for (CaseList.Line line : lines(viewer, shown)) {
                ProjectRow row = rows.get(line.row().id());
                UUID lead = row == null ? null : row.lead();
                listed.add(new ProjectViews.Listed(
                        line,
                        lead == null ? Optional.empty() : beside.organisations().find(viewer.county(), lead)));
            }
            String next = ids.size() > SIZE ? shown.getLast().toString() : null;
            return new ProjectViews.Listing(listed, state, next, after == null);
        });
    }

    /** In the order of the ids. */
    private List<CaseList.Line> lines(Viewer viewer, List<UUID> ids) {
        List<CaseRow> rows = cases.find(viewer.county(), ids).stream()
                .sorted(Comparator.comparingInt(row -> ids.indexOf(row.id())))
                .toList();
        return beside.list().lines(viewer.county(), rows, viewer);
    }

    /**
     * What the viewer's body can claim now by its kind and place, what is due first on top; not what it has answered
     * already. Beside it what residents' projects still lack and the body could add.
     */
    ProjectViews.Opens open(Viewer viewer) {
        return beside.transactions().read(viewer.scope(), () -> {
            Optional<Organisation> body = Optional.ofNullable(viewer.organisation())
                    .flatMap(id -> beside.organisations().find(viewer.county(), id));
            if (body.isEmpty() || body.get().endedOn() != null) {
                return new ProjectViews.Opens(List.of(), List.of(), List.of());
            }
            List<UUID> ids = jdbc.sql("""
                            select c.id from cases c join project p on p.county_id = c.county_id and p.id = c.id
                            where c.county_id = :county and p.county_id = :county and c.kind = 'project'
                              and (c.state = 'dispatched'
                                or c.state in ('claimed', 'running', 'redo', 'help') and p.route = 'residents')
                              and p.route = any (:routes) and p.place between :from and :to
                              and not exists (select 1 from claim a where a.county_id = :county and a.project_id = c.id
                                and a.organisation_id = :organisation and a.dispatch = p.dispatch and a.live)
                            order by c.step_due, c.id limit :most
                            """)
                    .param("county", viewer.county())
                    .param("routes", routes(body.get()))
                    .param("from", range(body.get()).from())
                    .param("to", range(body.get()).to())
                    .param("organisation", viewer.organisation())
                    .param("most", MOST)
                    .query(UUID.class)
                    .list();
            Map<UUID, ProjectRow> rows = new HashMap<>();
            projects.find(viewer.county(), ids).forEach(row -> rows.put(row.id(), row));
            List<ProjectViews.Open> made = new ArrayList<>();
            List<ProjectViews.Open> lacking = new ArrayList<>();
            for (CaseList.Line line : lines(viewer, ids)) {
                ProjectRow row = rows.get(line.row().id());
                boolean waits = line.row().state().equals("dispatched");
                if (row == null || !ClaimProject.mayTake(body.get(), row)) {
                    continue;
                }
                if (waits && ClaimProject.isLedBy(body.get(), row)) {
                    made.add(opened(viewer, line, row, projects.parts(viewer.county(), row.id())));
                } else if (row.route() == Route.RESIDENTS) {
                    List<Plan.Part> missing = missing(viewer, row);
                    if (!missing.isEmpty()) {
                        lacking.add(opened(viewer, line, row, missing));
                    }
                }
            }
            Map<String, String> fits = beside.pages()
                    .fits(
                            viewer,
                            Stream.concat(made.stream(), lacking.stream())
                                    .flatMap(one -> one.parts().stream())
                                    .toList());
            made.replaceAll(one -> one.fitting(fits));
            lacking.replaceAll(one -> one.fitting(fits));
            return new ProjectViews.Opens(
                    made.stream().filter(one -> !one.project().small()).toList(),
                    made.stream().filter(one -> one.project().small()).toList(),
                    lacking);
        });
    }

    /** The routes by which a body of its kind can take something on or help with it. */
    private static String[] routes(Organisation body) {
        return Arrays.stream(Route.values())
                .filter(route -> Arrays.stream(ProjectRow.Origin.values())
                        .anyMatch(
                                origin -> route.isLedBy(body.kind(), origin) || route.isHelpedBy(body.kind(), origin)))
                .map(Route::word)
                .toArray(String[]::new);
    }

    /** Teams of residents see what is to be done where they belong, everybody else the county. */
    private static PlaceRange range(Organisation body) {
        DivisionCode place = body.place().division();
        return body.kind().isOfResidents()
                ? place.range()
                : place.at(DivisionCode.Level.COUNTY).range();
    }

    /** What nobody was accepted for so far; of open offers a body sees only its own. */
    private List<Plan.Part> missing(Viewer viewer, ProjectRow row) {
        List<ClaimRow> held = claims.of(viewer.county(), row.id()).stream()
                .filter(claim -> claim.held() != null)
                .toList();
        return projects.parts(viewer.county(), row.id()).stream()
                .filter(part -> held.stream().noneMatch(claim -> claim.parts().contains(part.no())))
                .toList();
    }

    private ProjectViews.Open opened(Viewer viewer, CaseList.Line line, ProjectRow row, List<Plan.Part> parts) {
        List<Plan.Milestone> milestones = projects.milestones(viewer.county(), row.id(), row.plan());
        return new ProjectViews.Open(
                line,
                row,
                parts,
                milestones.isEmpty() ? null : milestones.getLast().dueOn(),
                List.of());
    }

    /** What the viewer's body has claimed. */
    ProjectViews.Taken taken(Viewer viewer) {
        return beside.transactions().read(viewer.scope(), () -> {
            UUID body = viewer.organisation();
            List<ClaimRow> mine = body == null ? List.of() : claims.ofBody(viewer.county(), body, MOST);
            Map<UUID, String> states = new HashMap<>();
            cases.find(viewer.county(), mine.stream().map(ClaimRow::id).toList())
                    .forEach(row -> states.put(row.id(), row.state()));
            return new ProjectViews.Taken(
                    of(viewer, mine, states, Set.of("offered")),
                    of(viewer, mine, states, Set.of("accepted")),
                    of(viewer, mine, states, Set.of("fulfilled", "returned")),
                    others(viewer, mine, states));
        });
    }

    /** Where the community chose another one, with its reason. */
    private List<ProjectViews.Answered> others(Viewer viewer, List<ClaimRow> mine, Map<UUID, String> states) {
        Map<UUID, String> answers = new LinkedHashMap<>();
        mine.stream()
                .filter(claim -> "closed".equals(states.get(claim.id()))
                        && !claim.answer().isEmpty())
                .forEach(claim -> answers.putIfAbsent(claim.project(), claim.answer()));
        return lines(viewer, List.copyOf(answers.keySet())).stream()
                .map(line -> new ProjectViews.Answered(
                        line, answers.getOrDefault(line.row().id(), "")))
                .toList();
    }

    private List<CaseList.Line> of(Viewer viewer, List<ClaimRow> mine, Map<UUID, String> states, Set<String> wanted) {
        List<UUID> ids = mine.stream()
                .filter(claim -> wanted.contains(states.getOrDefault(claim.id(), "")))
                .map(ClaimRow::project)
                .distinct()
                .toList();
        return lines(viewer, ids);
    }

    Optional<UUID> projectOf(Viewer viewer, UUID claim) {
        return beside.transactions()
                .read(viewer.scope(), () -> claims.find(viewer.county(), claim).map(ClaimRow::project));
    }

    /** The pages of the lists, and what the menu offers. */
    @Controller
    static class Lists {
        private final ProjectLists lists;

        Lists(ProjectLists lists) {
            this.lists = lists;
        }

        @GetMapping("/projects")
        ModelAndView projects(
                @RequestParam(defaultValue = "open") String state,
                @RequestParam(defaultValue = "") String after,
                Viewer viewer) {
            return new ModelAndView(
                    "projects/list",
                    "v",
                    lists.list(viewer, state, Ids.parse(after).orElse(null)));
        }
    }

    @org.springframework.context.annotation.Configuration("projectMenu")
    static class Menu {
        @Bean
        MenuEntry projectsMenu() {
            return new MenuEntry(
                    21,
                    "/projects",
                    "route",
                    "menu.projects",
                    EnumSet.of(Role.SECRETARY, Role.COMMUNITY_STAFF, Role.TOWN, Role.LEADING_GROUP));
        }

        @Bean
        MenuEntry claimsMenu() {
            return new MenuEntry(12, "/claims", "thumb-up", "menu.claims", EnumSet.of(Role.UNIT));
        }

        @Bean
        MenuEntry takenMenu() {
            return new MenuEntry(14, "/claims/taken", "briefcase", "menu.taken", EnumSet.of(Role.UNIT));
        }
    }
}
