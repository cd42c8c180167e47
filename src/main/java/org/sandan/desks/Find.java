package org.sandan.desks;

import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.sandan.chain.CaseList;
import org.sandan.desks.FindView.Group;
import org.sandan.desks.FindView.Hit;
import org.sandan.desks.FindView.Name;
import org.sandan.desks.FindView.People;
import org.sandan.divisions.Division;
import org.sandan.divisions.Divisions;
import org.sandan.divisions.Grid;
import org.sandan.divisions.Grids;
import org.sandan.kernel.DivisionCode;
import org.sandan.kernel.Ids;
import org.sandan.kernel.Place;
import org.sandan.kernel.PlaceRange;
import org.sandan.kernel.Role;
import org.sandan.kernel.Text;
import org.sandan.lifecycle.CaseRow;
import org.sandan.lifecycle.Cases;
import org.sandan.needs.NeedRows;
import org.sandan.organisations.Organisations;
import org.sandan.platform.Transactions;
import org.sandan.platform.Viewer;
import org.sandan.residents.Residents;
import org.sandan.search.SearchIndex;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Finds everything in scope by words or by a case's number: needs, projects, meetings, yearly lists, claims, organisations,
 * divisions, grids, and residents for those who may search them. Each group is paged by its last row.
 */
@Component
class Find {
    /** How many of each group stand on the first page. */
    static final int FEW = 5;

    private static final int PAGE = 20;
    private static final int MOST_PROJECTS = 200;
    private static final int LONGEST = 60;
    private static final Pattern NUMBER = Pattern.compile("\\d{12}-\\d{4}-\\d{5,}");
    private static final Pattern YEAR = Pattern.compile("(19|20)\\d\\d");
    /** A telephone or identity number, or the last four digits of one. */
    private static final Pattern PERSONAL = Pattern.compile(".*\\d{7,}.*|\\d{4}");

    private static final Set<Role> ANSWER_FOR_PLACES =
            EnumSet.of(Role.GRID_WORKER, Role.COMMUNITY_STAFF, Role.SECRETARY, Role.TOWN, Role.LEADING_GROUP);

    private final JdbcClient jdbc;
    private final SearchIndex index;
    private final CaseRows rows;
    private final Ground ground;
    private final Transactions transactions;

    Find(JdbcClient jdbc, SearchIndex index, CaseRows rows, Ground ground, Transactions transactions) {
        this.jdbc = jdbc;
        this.index = index;
        this.rows = rows;
        this.ground = ground;
        this.transactions = transactions;
    }

    @Component("foundCases")
    record CaseRows(Cases cases, CaseList list, NeedRows needs) {}

    @Component("foundGround")
    record Ground(Divisions divisions, Grids grids, Organisations organisations, Residents residents) {}

    /** Where a group is looked for, and where its page begins. */
    private record Asked(Viewer viewer, String words, PlaceRange range, String after, int size) {
        int county() {
            return viewer.county();
        }

        @Nullable
        UUID afterId() {
            return Ids.parse(after).orElse(null);
        }
    }

    /** Whether such words belong in no address: they name a person, as far as can be seen. */
    static boolean isPersonal(String words) {
        String text = words.replaceAll("\\s", "");
        return !NUMBER.matcher(text).matches() && PERSONAL.matcher(text).matches();
    }

    static boolean searchesResidents(Viewer viewer) {
        return viewer.role().answersAtOnce();
    }

    /** The words as they are looked for: one line, not longer than a search box takes. */
    static String tidy(String typed) {
        String line = Text.tidy(typed).replace('\n', ' ').strip();
        return line.length() > LONGEST ? line.substring(0, LONGEST) : line;
    }

    /**
     * @param only one group, else the first few of every group
     * @param after where the page of that group begins; empty for the first
     * @param people whether residents are asked for too
     */
    FindView find(Viewer viewer, String words, @Nullable String only, String after, boolean people) {
        boolean mayAsk = searchesResidents(viewer);
        if (words.isEmpty()) {
            return new FindView(words, null, Optional.empty(), List.of(), mayAsk, null);
        }
        return transactions.read(viewer.scope(), () -> {
            PlaceRange range = range(viewer);
            boolean residents = people && mayAsk && (only == null || only.equals("resident"));
            Asked asked = new Asked(viewer, words, range, after, only == null ? FEW : PAGE);
            List<Group> groups = new ArrayList<>();
            for (Map.Entry<String, Search> one : searches(viewer).entrySet()) {
                if (only == null || only.equals(one.getKey())) {
                    Group group = one.getValue().in(asked);
                    if (!group.hits().isEmpty() || only != null) {
                        groups.add(group);
                    }
                }
            }
            return new FindView(
                    words,
                    only,
                    only == null ? exact(asked) : Optional.empty(),
                    groups,
                    mayAsk,
                    residents ? people(asked) : null);
        });
    }

    private interface Search {
        Group in(Asked asked);
    }

    /** What this viewer can find, in the order of the page. */
    private Map<String, Search> searches(Viewer viewer) {
        Map<String, Search> searches = new LinkedHashMap<>();
        boolean places = ANSWER_FOR_PLACES.contains(viewer.role());
        if (places) {
            searches.put("need", this::needs);
        }
        if (places || viewer.role() == Role.UNIT) {
            searches.put("project", asked -> titled(asked, "project"));
            if (viewer.role() != Role.GRID_WORKER && viewer.role() != Role.COMMUNITY_STAFF) {
                searches.put("meeting", asked -> titled(asked, "meeting"));
            }
            if (places) {
                searches.put("list", this::lists);
            }
            searches.put("claim", this::claims);
        }
        searches.put("organisation", this::organisations);
        searches.put("division", this::divisions);
        searches.put("grid", this::grids);
        return searches;
    }

    private Optional<Hit> exact(Asked asked) {
        if (!NUMBER.matcher(asked.words()).matches()) {
            return Optional.empty();
        }
        List<CaseRow> found = rows.cases().findByNumber(asked.county(), asked.words()).stream()
                .filter(row -> isTheirs(asked.viewer(), row))
                .toList();
        return hits(asked, found).stream().findFirst();
    }

    /** The public knows more cases than a post has pages of: a page is offered for what lies in the own range only. */
    private static boolean isTheirs(Viewer viewer, CaseRow row) {
        PlaceRange range = viewer.range();
        boolean inside = range != null
                && range.from() <= row.place().code()
                && row.place().code() <= range.to();
        return viewer.role() == Role.UNIT
                ? !row.kind().equals("need")
                : inside && ANSWER_FOR_PLACES.contains(viewer.role());
    }

    private List<Hit> hits(Asked asked, List<CaseRow> found) {
        var answers = asked.viewer().role().asksWhetherSolved()
                ? rows.list().answers(asked.county(), found)
                : Map.<UUID, org.sandan.chain.Answer>of();
        return rows.list().lines(asked.county(), found, asked.viewer()).stream()
                .map(line ->
                        Hit.of(line, Optional.ofNullable(answers.get(line.row().id()))))
                .toList();
    }

    /** Those with a public title from the index; before them on the first page what nobody has titled yet. */
    private Group needs(Asked asked) {
        Group titled = titled(asked, "need");
        if (!asked.after().isEmpty()) {
            return titled;
        }
        List<Hit> hits = new ArrayList<>(hits(
                asked,
                ordered(asked, rows.needs().untitled(asked.county(), asked.range(), asked.words(), asked.size()))));
        hits.addAll(titled.hits());
        return new Group("need", hits, titled.next());
    }

    private Group titled(Asked asked, String kind) {
        SearchIndex.Hits found = index.find(
                asked.county(), kind, new Place(asked.range().from()), asked.words(), key(asked.after()), asked.size());
        SearchIndex.Key next = found.next();
        List<CaseRow> newest = ordered(asked, found.ids());
        return new Group(kind, hits(asked, newest), next == null ? null : next.opened() + "_" + next.id());
    }

    private List<CaseRow> ordered(Asked asked, List<UUID> ids) {
        return rows.cases().find(asked.county(), ids).stream()
                .sorted(Comparator.comparingInt(row -> ids.indexOf(row.id())))
                .toList();
    }

    private static SearchIndex.@Nullable Key key(String after) {
        String[] parts = after.split("_", 2);
        Optional<UUID> id = parts.length == 2 ? Ids.parse(parts[1]) : Optional.empty();
        try {
            return id.isEmpty() ? null : new SearchIndex.Key(Instant.parse(parts[0]), id.get());
        } catch (DateTimeParseException changed) {
            return null;
        }
    }

    private Group lists(Asked asked) {
        Matcher year = YEAR.matcher(asked.words());
        boolean dated = year.find();
        String rest = asked.words().replaceAll("(19|20)\\d\\d|年度?|民生|需求|清单|\\s", "");
        if (rest.isEmpty() && !dated && !asked.words().contains("清单")) {
            return new Group("list", List.of(), null);
        }
        Long[] villages = rest.isEmpty()
                ? new Long[0]
                : below(asked)
                        .filter(division -> holds(division.nameZh(), division.nameEn(), rest))
                        .map(division -> division.code().value())
                        .toArray(Long[]::new);
        List<UUID> ids = jdbc.sql("""
                        select id from yearly_list
                        where county_id = :county and place between :from and :to and (:year = 0 or year = :year)
                          and (:all or place / 1000 = any (:villages)) and (cast(:after as uuid) is null or id < :after)
                        order by id desc limit :size
                        """)
                .param("county", asked.county())
                .param("from", asked.range().from())
                .param("to", asked.range().to())
                .param("year", dated ? Integer.parseInt(year.group()) : 0)
                .param("all", rest.isEmpty())
                .param("villages", villages)
                .param("after", asked.afterId())
                .param("size", asked.size() + 1)
                .query(UUID.class)
                .list();
        return paged("list", asked, ids);
    }

    /** Claims of the projects whose titles hold the words. */
    private Group claims(Asked asked) {
        List<UUID> projects = index.find(
                        asked.county(), "project", new Place(asked.range().from()), asked.words(), null, MOST_PROJECTS)
                .ids();
        List<UUID> ids = jdbc.sql("""
                        select c.id from claim a join cases c on c.county_id = a.county_id and c.id = a.id
                        where a.county_id = :county and c.county_id = :county and a.project_id = any (:projects)
                          and (cast(:after as uuid) is null or a.id < :after)
                        order by a.id desc limit :size
                        """)
                .param("county", asked.county())
                .param("projects", projects.toArray(UUID[]::new))
                .param("after", asked.afterId())
                .param("size", asked.size() + 1)
                .query(UUID.class)
                .list();
        return paged("claim", asked, ids);
    }

    private Group paged(String name, Asked asked, List<UUID> ids) {
        List<UUID> shown = ids.subList(0, Math.min(asked.size(), ids.size()));
        String next = ids.size() > asked.size() ? shown.getLast().toString() : null;
        return new Group(name, hits(asked, ordered(asked, shown)), next);
    }

    private Group organisations(Asked asked) {
        List<UUID> ids = jdbc.sql("""
                        select id from organisation
                        where county_id = :county and ended_on is null and (cast(:after as uuid) is null or id > :after)
                          and position(:words in lower(name_zh || ' ' || name_en)) > 0
                        order by id limit :size
                        """)
                .param("county", asked.county())
                .param("words", asked.words().toLowerCase(Locale.ROOT))
                .param("after", asked.afterId())
                .param("size", asked.size() + 1)
                .query(UUID.class)
                .list();
        List<UUID> shown = ids.subList(0, Math.min(asked.size(), ids.size()));
        List<Hit> hits = shown.stream()
                .flatMap(id -> ground.organisations().find(asked.county(), id).stream())
                .map(one -> Hit.of(
                        "/organisations/" + one.id(),
                        new Name(one.nameZh(), one.nameEn()),
                        one.kind().messageKey(),
                        name(one.place().division())))
                .toList();
        return new Group(
                "organisation",
                hits,
                ids.size() > asked.size() ? shown.getLast().toString() : null);
    }

    private Name name(DivisionCode code) {
        return ground.divisions()
                .find(code)
                .map(one -> new Name(one.nameZh(), one.nameEn()))
                .orElse(Name.NONE);
    }

    private java.util.stream.Stream<Division> below(Asked asked) {
        DivisionCode own = new Place(asked.range().from()).division();
        return ground.divisions().within(own).stream()
                .filter(Division::active)
                .filter(one -> one.code().county() == asked.county());
    }

    private static boolean holds(String zh, String en, String words) {
        return (zh + " " + en).toLowerCase(Locale.ROOT).contains(words.toLowerCase(Locale.ROOT));
    }

    private Group divisions(Asked asked) {
        List<Division> found = below(asked)
                .filter(one -> holds(one.nameZh(), one.nameEn(), asked.words())
                        || one.code().shortForm().equals(asked.words()))
                .filter(one -> isAfter(one.code().value(), asked))
                .limit(asked.size() + 1L)
                .toList();
        List<Hit> hits = found.stream()
                .limit(asked.size())
                .map(one -> Hit.of(
                        "/divisions/" + one.code().shortForm(),
                        new Name(one.nameZh(), one.nameEn()),
                        "division.level." + one.level().name().toLowerCase(Locale.ROOT),
                        above(one)))
                .toList();
        return new Group(
                "division",
                hits,
                found.size() > asked.size()
                        ? Long.toString(found.get(asked.size() - 1).code().value())
                        : null);
    }

    private Name above(Division division) {
        List<Division> path = ground.divisions().path(division.code());
        return path.size() < 2 ? Name.NONE : name(path.get(path.size() - 2).code());
    }

    private Group grids(Asked asked) {
        List<Grid> found = ground.grids().of(asked.county(), asked.range()).stream()
                .filter(one -> holds(one.nameZh(), one.nameEn(), asked.words()))
                .filter(one -> isAfter(one.place().code(), asked))
                .limit(asked.size() + 1L)
                .toList();
        List<Hit> hits = found.stream()
                .limit(asked.size())
                .map(one -> Hit.of(
                        "/grids/" + one.id(),
                        new Name(one.nameZh(), one.nameEn()),
                        "search.one.grid",
                        name(one.village())))
                .toList();
        return new Group(
                "grid",
                hits,
                found.size() > asked.size()
                        ? Long.toString(found.get(asked.size() - 1).place().code())
                        : null);
    }

    private static boolean isAfter(long code, Asked asked) {
        return !asked.after().matches("\\d{12,15}") || code > Long.parseLong(asked.after());
    }

    private People people(Asked asked) {
        Residents.Found<org.sandan.residents.Resident> found =
                ground.residents().search(asked.county(), asked.range(), asked.words(), asked.after());
        Residents.After next = found.next();
        return new People(found.rows(), next == null ? null : next.toString());
    }

    private static PlaceRange range(Viewer viewer) {
        return viewer.range() == null ? new DivisionCode(viewer.county() * 1_000_000L).range() : viewer.range();
    }
}
