package org.sandan.divisions;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.ReentrantLock;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Envelope;
import org.locationtech.jts.geom.Point;
import org.locationtech.jts.geom.Polygon;
import org.locationtech.jts.index.strtree.STRtree;
import org.sandan.kernel.DivisionCode;
import org.sandan.kernel.Place;
import org.sandan.kernel.PlaceRange;
import org.sandan.platform.Scope;
import org.sandan.platform.Transactions;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * The grids of each county, held in memory with an index by position, since everybody may know them and every order
 * asks for one. Read when a county is first asked for, after each edit on this node, and once a minute; while one thread
 * reads again, the others go on with what is known.
 */
@Component
public class Grids {
    private static final long FRESH_SECONDS = 60;

    private final JdbcClient jdbc;
    private final Transactions transactions;
    private final InstantSource clock;
    private final Map<Integer, Ground> known = new ConcurrentHashMap<>();
    private final ReentrantLock reading = new ReentrantLock();

    Grids(JdbcClient jdbc, Transactions transactions, InstantSource clock) {
        this.jdbc = jdbc;
        this.transactions = transactions;
        this.clock = clock;
    }

    /** The grid in use with this place. */
    public Optional<Grid> find(Place place) {
        return Optional.ofNullable(ground(place.county()).inUse().get(place.code()));
    }

    /** A grid by its id, ended ones included. */
    public Optional<Grid> find(int county, UUID id) {
        return Optional.ofNullable(ground(county).byId().get(id));
    }

    /** The grids in use of a village, town or county, in the order of their numbers. */
    public List<Grid> of(DivisionCode division) {
        return of(division.county(), division.range());
    }

    /** The grids in use in a range of places. */
    public List<Grid> of(int county, PlaceRange range) {
        return List.copyOf(ground(county)
                .inUse()
                .subMap(range.from(), true, range.to(), true)
                .values());
    }

    /** The grid in use that a position lies in; on a border that two share, the one with the smaller number. */
    public Optional<Grid> at(int county, double longitude, double latitude) {
        Coordinate position = new Coordinate(longitude, latitude);
        return ground(county).near(new Envelope(position)).stream()
                .filter(grid -> covers(grid.shape(), position))
                .min((a, b) -> a.place().compareTo(b.place()));
    }

    /**
     * The grids in use whose shape overlaps the one given, by more than a shared border, as the running transaction sees
     * them.
     */
    List<Grid> overlapping(Grid edited) {
        int county = edited.place().county();
        return Ground.of(clock.instant(), rows(county)).near(edited.shape().getEnvelopeInternal()).stream()
                .filter(grid -> !grid.id().equals(edited.id()) && GridShape.overlap(grid.shape(), edited.shape()))
                .toList();
    }

    /** Until the running transaction ends nobody else numbers grids or edits shapes in the county. */
    void lock(int county) {
        jdbc.sql("select pg_advisory_xact_lock(hashtext('grid'), :county)")
                .param("county", county)
                .query(row -> {});
    }

    /** The highest number that a grid of a village ever had; 0 where it has none. */
    int highestNumber(DivisionCode village) {
        return jdbc.sql("""
                        select coalesce(max(place) % 1000, 0) from grid
                        where county_id = :county and place between :from and :to
                        """)
                .param("county", village.county())
                .param("from", village.range().from())
                .param("to", village.range().to())
                .query(Integer.class)
                .single();
    }

    /** Reads a county's grids again: after an edit, once it is committed. */
    void refresh(int county) {
        known.put(county, load(county));
    }

    /** Adds grids in the running transaction. */
    void add(Collection<Grid> grids) {
        grids.forEach(grid -> jdbc.sql("""
                        insert into grid (county_id, id, place, name_zh, name_en, shape, households, synthetic)
                        values (:county, :id, :place, :zh, :en, :shape, :households, :synthetic)
                        """)
                .param("county", grid.place().county())
                .param("id", grid.id())
                .param("place", grid.place().code())
                .param("zh", grid.nameZh())
                .param("en", grid.nameEn())
                .param("shape", GridShape.write(grid.shape()))
                .param("households", grid.households())
                .param("synthetic", grid.synthetic())
                .update());
    }

    /** Changes a grid in the running transaction; false where it is outside the scope. */
    boolean update(Grid grid) {
        return jdbc.sql("""
                                update grid set name_zh = :zh, name_en = :en, shape = :shape, households = :households,
                                  synthetic = :synthetic, ended_on = :ended
                                where county_id = :county and id = :id
                                """)
                        .param("county", grid.place().county())
                        .param("id", grid.id())
                        .param("zh", grid.nameZh())
                        .param("en", grid.nameEn())
                        .param("shape", GridShape.write(grid.shape()))
                        .param("households", grid.households())
                        .param("synthetic", grid.synthetic())
                        .param("ended", grid.endedOn())
                        .update()
                == 1;
    }

    private static boolean covers(Polygon shape, Coordinate position) {
        Point point = shape.getFactory().createPoint(position);
        return shape.covers(point);
    }

    private Ground ground(int county) {
        Ground held = known.get(county);
        if (held != null && held.isFresh(clock.instant())) {
            return held;
        }
        if (held != null && !reading.tryLock()) {
            return held;
        }
        if (held == null) {
            reading.lock();
        }
        try {
            Ground other = known.get(county);
            if (other == null || other == held) {
                refresh(county);
            }
            return Objects.requireNonNull(known.get(county));
        } finally {
            reading.unlock();
        }
    }

    private Ground load(int county) {
        Instant now = clock.instant();
        return Ground.of(now, transactions.read(Scope.publicOf(county), () -> rows(county)));
    }

    private List<Grid> rows(int county) {
        return jdbc.sql("""
                        select id, place, name_zh, name_en, shape, households, synthetic, ended_on from grid
                        where county_id = :county
                        """).param("county", county).query(Grids::grid).list();
    }

    private static Grid grid(ResultSet row, int n) throws SQLException {
        return new Grid(
                row.getObject("id", UUID.class),
                new Place(row.getLong("place")),
                row.getString("name_zh"),
                row.getString("name_en"),
                GridShape.stored(row.getString("shape")),
                row.getInt("households"),
                row.getBoolean("synthetic"),
                row.getObject("ended_on", LocalDate.class));
    }

    /** The grids of one county at one time. */
    record Ground(Instant readAt, NavigableMap<Long, Grid> inUse, Map<UUID, Grid> byId, STRtree index) {
        static Ground of(Instant readAt, List<Grid> grids) {
            NavigableMap<Long, Grid> inUse = new TreeMap<>();
            Map<UUID, Grid> byId = new ConcurrentHashMap<>();
            STRtree index = new STRtree();
            for (Grid grid : grids) {
                byId.put(grid.id(), grid);
                if (grid.endedOn() == null) {
                    inUse.put(grid.place().code(), grid);
                    index.insert(grid.shape().getEnvelopeInternal(), grid);
                }
            }
            index.build();
            return new Ground(readAt, Collections.unmodifiableNavigableMap(inUse), byId, index);
        }

        /** Also a clock that was set back makes it read again. */
        boolean isFresh(Instant now) {
            return !readAt.plusSeconds(FRESH_SECONDS).isBefore(now) && !readAt.isAfter(now);
        }

        @SuppressWarnings("unchecked")
        List<Grid> near(Envelope envelope) {
            return inUse.isEmpty() ? List.of() : index.query(envelope);
        }
    }
}
