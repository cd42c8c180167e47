package org.sandan.needs;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
import org.sandan.divisions.Divisions;
import org.sandan.divisions.Grids;
import org.sandan.kernel.DivisionCode;
import org.sandan.kernel.DivisionCode.Level;
import org.sandan.kernel.Place;
import org.sandan.kernel.PlaceRange;
import org.sandan.platform.Page;
import org.sandan.platform.Transactions;
import org.sandan.platform.Viewer;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Where needs in progress pile up: by kind, by place, and by both. */
@Component
public class NeedPiles {
    private final JdbcClient jdbc;
    private final Categories categories;
    private final Divisions divisions;
    private final Grids grids;
    private final Transactions transactions;

    NeedPiles(JdbcClient jdbc, Categories categories, Divisions divisions, Grids grids, Transactions transactions) {
        this.jdbc = jdbc;
        this.categories = categories;
        this.divisions = divisions;
        this.grids = grids;
        this.transactions = transactions;
    }

    /** @param askers how many times somebody asked: the same person for two needs counts twice */
    public record Pile(int needs, int askers) {
        static final Pile NONE = new Pile(0, 0);

        Pile plus(Pile other) {
            return new Pile(needs + other.needs, askers + other.askers);
        }
    }

    /** @param whole whether it is a division in which no grid is known */
    public record Spot(Place place, String nameZh, String nameEn, boolean whole) {
        public String name(Page page) {
            String name = page.name(nameZh, nameEn);
            return whole ? page.t("need.piles.no-grid", name) : name;
        }
    }

    public record View(List<Category> kinds, List<Spot> spots, Map<UUID, Map<Place, Pile>> piles) {
        public Pile of(Category kind) {
            return spots.stream().map(spot -> of(kind, spot)).reduce(Pile.NONE, Pile::plus);
        }

        public Pile of(Spot spot) {
            return kinds.stream().map(kind -> of(kind, spot)).reduce(Pile.NONE, Pile::plus);
        }

        public Pile of(Category kind, Spot spot) {
            return piles.getOrDefault(kind.id(), Map.of()).getOrDefault(spot.place(), Pile.NONE);
        }

        public int total() {
            return spots.stream().mapToInt(spot -> of(spot).needs()).sum();
        }

        public int mostOfKinds() {
            return kinds.stream().mapToInt(kind -> of(kind).needs()).max().orElse(0);
        }

        public int mostOfSpots() {
            return spots.stream().mapToInt(spot -> of(spot).needs()).max().orElse(0);
        }

        /** The kinds in which something is in progress, the largest pile first. */
        public List<Category> byKind() {
            return kinds.stream()
                    .filter(kind -> of(kind).needs() > 0)
                    .sorted(Comparator.comparingInt((Category kind) -> of(kind).needs())
                            .reversed())
                    .toList();
        }

        /** The list of what stands in one cell. */
        public String path(Category kind, Spot spot) {
            return path("category=" + kind.id(), spot);
        }

        public String path(Spot spot) {
            return path("", spot);
        }

        public String path(Category kind) {
            return "/needs?category=" + kind.id();
        }

        private static String path(String kind, Spot spot) {
            return "/needs?" + kind + (kind.isEmpty() ? "" : "&") + "grid=" + spot.place();
        }
    }

    View of(Viewer viewer) {
        PlaceRange range = NeedList.range(viewer);
        Level own = new Place(range.from()).division().level();
        return transactions.read(viewer.scope(), () -> {
            List<Category> all = categories.all(viewer.county());
            List<Category> roots =
                    all.stream().filter(kind -> kind.parent() == null).toList();
            Map<UUID, UUID> rootOf = new HashMap<>();
            all.forEach(kind ->
                    rootOf.put(kind.id(), Optional.ofNullable(kind.parent()).orElse(kind.id())));
            UUID other = roots.getLast().id();
            Map<UUID, Map<Place, Pile>> piles = new HashMap<>();
            Map<Place, Spot> spots = new TreeMap<>();
            // What is in progress is bounded by what a community can do, so it is read as it stands, from an index.
            jdbc.sql("""
                            select n.category_id, c.place, count(*) as needs, sum(n.askers) as askers
                            from cases c join need n on n.county_id = c.county_id and n.id = c.id
                            where c.county_id = :county and n.county_id = :county and c.kind = 'need'
                              and c.place between :from and :to and c.turn <> 'nobody'
                            group by n.category_id, c.place
                            """)
                    .param("county", viewer.county())
                    .param("from", range.from())
                    .param("to", range.to())
                    .query(row -> {
                        UUID kind = rootOf.getOrDefault(row.getObject("category_id", UUID.class), other);
                        Spot spot = spot(new Place(row.getLong("place")), own);
                        spots.put(spot.place(), spot);
                        piles.computeIfAbsent(kind, id -> new HashMap<>())
                                .merge(spot.place(), new Pile(row.getInt("needs"), row.getInt("askers")), Pile::plus);
                    });
            return new View(roots, new ArrayList<>(spots.values()), piles);
        });
    }

    /** One level below the viewer's own: grids of a village, villages of a town, towns of a county. */
    private Spot spot(Place place, Level own) {
        if (own == Level.VILLAGE) {
            return grids.find(place)
                    .map(grid -> new Spot(place, grid.nameZh(), grid.nameEn(), false))
                    .orElseGet(() -> spot(place.division(), true));
        }
        return spot(place.division().at(own == Level.TOWN ? Level.VILLAGE : Level.TOWN), false);
    }

    private Spot spot(DivisionCode code, boolean whole) {
        return divisions
                .find(code)
                .map(division -> new Spot(division.place(), division.nameZh(), division.nameEn(), whole))
                .orElseGet(() -> new Spot(Place.of(code), code.shortForm(), "", whole));
    }
}
