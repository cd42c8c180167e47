package org.sandan.publicpages;

import jakarta.servlet.http.HttpServletRequest;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.sandan.divisions.Division;
import org.sandan.divisions.Divisions;
import org.sandan.divisions.Grid;
import org.sandan.divisions.Grids;
import org.sandan.kernel.DivisionCode;
import org.sandan.kernel.DivisionCode.Level;
import org.sandan.kernel.Ids;
import org.sandan.kernel.Place;
import org.sandan.meetings.MeetingStore;
import org.sandan.needs.LastVillage;
import org.sandan.needs.OwnNeeds;
import org.sandan.needs.PublicNeeds;
import org.sandan.organisations.Post;
import org.sandan.organisations.PostCard;
import org.sandan.organisations.Posts;
import org.sandan.platform.Counters;
import org.sandan.platform.Counties;
import org.sandan.platform.NotFound;
import org.sandan.platform.Scope;
import org.sandan.platform.Timestamps;
import org.sandan.platform.Transactions;
import org.sandan.projects.PublicProjects;
import org.springframework.stereotype.Component;

/** Gathers the public pages; each reads one county, in a public scope. */
@Component
class PublicPages {
    private static final int DOING = 6;
    private static final int SOLVED = 4;
    private static final int RESULTS = 2;
    private static final int MEETINGS = 5;
    private static final int UNITS = 12;
    static final int PAGE = 20;

    private final Ground ground;
    private final Counters counters;
    private final Needs needs;
    private final Lately lately;
    private final Transactions transactions;
    private final InstantSource clock;

    PublicPages(
            Ground ground,
            Counters counters,
            Needs needs,
            Lately lately,
            Transactions transactions,
            InstantSource clock) {
        this.ground = ground;
        this.counters = counters;
        this.needs = needs;
        this.lately = lately;
        this.transactions = transactions;
        this.clock = clock;
    }

    @Component("publicGround")
    record Ground(Counties counties, Divisions divisions, Grids grids, Posts posts) {}

    @Component("publicLately")
    record Lately(MeetingStore meetings, Contributions contributions) {}

    @Component("publicNeedPages")
    record Needs(PublicNeeds all, OwnNeeds own, PublicProjects projects) {}

    PublicViews.Start start(HttpServletRequest request) {
        List<Division> counties = ground.counties().all().stream()
                .flatMap(county -> DivisionCode.parse(Integer.toString(county.code())).stream())
                .flatMap(code -> ground.divisions().find(code).stream())
                .toList();
        Optional<Division> last = LastVillage.of(request).filter(this::isServed).flatMap(ground.divisions()::find);
        return new PublicViews.Start(last, counties);
    }

    /** The division of a page's address: served here, and in use. */
    Division division(String code) {
        return DivisionCode.parse(code)
                .filter(this::isServed)
                .flatMap(ground.divisions()::find)
                .orElseThrow(NotFound::new);
    }

    private boolean isServed(DivisionCode code) {
        return ground.counties().serves(code.county());
    }

    /** A city, county or town: its figures are the sums of those of its parts. */
    PublicViews.Area area(Division division) {
        DivisionCode code = division.code();
        Map<Long, Map<String, Long>> amounts = transactions.read(
                Scope.publicOf(code.county()),
                () -> counters.byDivision(
                        code.county(), code.value(), code.range().to() / 1_000, year()));
        Map<Long, Figures> byPart = new TreeMap<>();
        Level below = Level.values()[code.level().ordinal() + 1];
        amounts.forEach((at, figures) ->
                byPart.merge(new DivisionCode(at).at(below).value(), new Figures(figures), Figures::plus));
        List<PublicViews.Below> parts = ground.divisions().children(code).stream()
                .filter(part -> part.active() && (below != Level.COUNTY || isServed(part.code())))
                .map(part -> new PublicViews.Below(
                        part, byPart.getOrDefault(part.code().value(), new Figures(Map.of()))))
                .toList();
        Figures all = byPart.values().stream().reduce(new Figures(Map.of()), Figures::plus);
        PublicViews.Shown shown = code.level() == Level.CITY
                ? PublicViews.Shown.NOTHING
                : transactions.read(
                        Scope.publicOf(code.county()),
                        () -> new PublicViews.Shown(
                                needs.all().solved(code.county(), code.range(), SOLVED),
                                needs.projects()
                                        .results(code.county(), code.range(), null, RESULTS)
                                        .results(),
                                lately.meetings().held(code.county(), code.range(), null, null, MEETINGS),
                                lately.contributions().of(code.county(), code.range(), null, UNITS)));
        return new PublicViews.Area(division, ground.divisions().path(code), year(), all, parts, shown);
    }

    /**
     * A list of what happened lately, page by page.
     *
     * @param kind solved, meetings or units
     * @param after where the page begins, as {@code next} said; anything else begins at the first
     */
    PublicViews.Lately lately(Division division, String kind, String after) {
        DivisionCode code = division.code();
        if (code.level() == Level.CITY) {
            throw new NotFound();
        }
        String[] parts = after.split("_", 2);
        UUID id = Ids.parse(parts[parts.length - 1]).orElse(null);
        return transactions.read(Scope.publicOf(code.county()), () -> switch (kind) {
            case "solved" -> solved(division, time(parts[0]), id);
            case "meetings" -> meetings(division, day(parts[0]), id);
            default -> units(division, id);
        });
    }

    private PublicViews.Lately solved(Division division, @Nullable Instant before, @Nullable UUID id) {
        List<PublicNeeds.Solved> found = needs.all()
                .solved(
                        division.code().county(),
                        division.code().range(),
                        id == null ? null : before,
                        before == null ? null : id,
                        PAGE + 1);
        List<PublicNeeds.Solved> page = found.subList(0, Math.min(PAGE, found.size()));
        String next = found.size() > PAGE
                ? page.getLast().solvedAt() + "_" + page.getLast().row().facts().id()
                : null;
        return new PublicViews.Lately(
                division,
                "solved",
                new PublicViews.Shown(page, List.of(), List.of(), List.of()),
                next,
                id == null || before == null);
    }

    private PublicViews.Lately meetings(Division division, @Nullable LocalDate before, @Nullable UUID id) {
        List<MeetingStore.Held> found = lately.meetings()
                .held(
                        division.code().county(),
                        division.code().range(),
                        id == null ? null : before,
                        before == null ? null : id,
                        PAGE + 1);
        List<MeetingStore.Held> page = found.subList(0, Math.min(PAGE, found.size()));
        String next = found.size() > PAGE
                ? page.getLast().day() + "_" + page.getLast().id()
                : null;
        return new PublicViews.Lately(
                division,
                "meetings",
                new PublicViews.Shown(List.of(), List.of(), page, List.of()),
                next,
                id == null || before == null);
    }

    private PublicViews.Lately units(Division division, @Nullable UUID after) {
        List<Contributions.Unit> found = lately.contributions()
                .of(division.code().county(), division.code().range(), after, PAGE + 1);
        List<Contributions.Unit> page = found.subList(0, Math.min(PAGE, found.size()));
        return new PublicViews.Lately(
                division,
                "units",
                new PublicViews.Shown(List.of(), List.of(), List.of(), page),
                found.size() > PAGE ? page.getLast().id().toString() : null,
                after == null);
    }

    private static @Nullable Instant time(String text) {
        try {
            return Instant.parse(text);
        } catch (DateTimeParseException changed) {
            return null;
        }
    }

    private static @Nullable LocalDate day(String text) {
        try {
            return LocalDate.parse(text);
        } catch (DateTimeParseException changed) {
            return null;
        }
    }

    PublicViews.Community community(Division village, HttpServletRequest request) {
        DivisionCode code = village.code();
        List<Grid> grids = ground.grids().of(code);
        OwnNeeds.Mine mine = needs.own().of(request);
        return transactions.read(
                Scope.publicOf(code.county()),
                () -> new PublicViews.Community(
                        village,
                        above(code, Level.TOWN),
                        above(code, Level.COUNTY),
                        grids.size(),
                        grids.stream().mapToInt(Grid::households).sum(),
                        year(),
                        new Figures(counters.sum(code.county(), code.value(), code.value(), year())),
                        secretary(code),
                        needs.all()
                                .newest(code.county(), code.range(), "open", null, DOING)
                                .rows(),
                        needs.all().solved(code.county(), code.range(), SOLVED),
                        needs.projects()
                                .results(code.county(), code.range(), null, RESULTS)
                                .results(),
                        mine,
                        clock.instant()));
    }

    PublicViews.Needs needs(Division village, String state, @Nullable UUID after) {
        DivisionCode code = village.code();
        return transactions.read(Scope.publicOf(code.county()), () -> {
            PublicNeeds.Found found = needs.all().newest(code.county(), code.range(), state, after, PAGE);
            return new PublicViews.Needs(
                    village,
                    above(code, Level.TOWN),
                    above(code, Level.COUNTY),
                    state,
                    found.rows(),
                    found.next(),
                    after == null);
        });
    }

    PublicViews.Results results(Division village, @Nullable UUID after) {
        DivisionCode code = village.code();
        return transactions.read(Scope.publicOf(code.county()), () -> {
            PublicProjects.Found found = needs.projects().results(code.county(), code.range(), after, PAGE);
            return new PublicViews.Results(village, found.results(), found.next(), after == null, clock.instant());
        });
    }

    PublicViews.Need need(Division village, String number) {
        DivisionCode code = village.code();
        PublicNeeds.One one = transactions
                .read(Scope.publicOf(code.county()), () -> needs.all().find(code.county(), number))
                .filter(found -> found.facts().village().code().equals(code))
                .orElseThrow(NotFound::new);
        return new PublicViews.Need(village, above(code, Level.TOWN), above(code, Level.COUNTY), one);
    }

    private Division above(DivisionCode code, Level level) {
        return ground.divisions().find(code.at(level)).orElseThrow(NotFound::new);
    }

    private Optional<PostCard> secretary(DivisionCode code) {
        return ground.posts()
                .secretaryOf(code.county(), Place.of(code))
                .map(Post::id)
                .flatMap(post -> Optional.ofNullable(ground.posts()
                        .cards(code.county(), List.of(post), today())
                        .get(post)));
    }

    private LocalDate today() {
        return LocalDate.ofInstant(clock.instant(), Timestamps.CHINA);
    }

    private int year() {
        return today().getYear();
    }
}
