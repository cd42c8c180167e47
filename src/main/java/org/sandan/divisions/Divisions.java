package org.sandan.divisions;

import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import org.sandan.kernel.DivisionCode;
import org.sandan.kernel.DivisionCode.Level;
import org.springframework.beans.factory.InitializingBean;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * The tree of divisions, held in memory: read at the start, after each edit on this node, and once a minute for the
 * edits of other nodes. It is a national table that belongs to no county, so it may be asked outside a transaction.
 */
@Component
public class Divisions implements InitializingBean {
    private static final long FRESH_SECONDS = 60;

    private final JdbcClient jdbc;
    private final InstantSource clock;
    private final AtomicReference<@Nullable Snapshot> read = new AtomicReference<>();

    Divisions(JdbcClient jdbc, InstantSource clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /** The first start fills the empty table from the national list. */
    @Override
    public void afterPropertiesSet() {
        if (load().isEmpty()) {
            keep(DivisionFile.seed());
        }
        refresh();
    }

    public Optional<Division> find(DivisionCode code) {
        return Optional.ofNullable(all().get(code.value()));
    }

    /** The divisions right below, in the order of their codes, abolished ones included. */
    public List<Division> children(DivisionCode code) {
        if (code.level() == Level.VILLAGE) {
            return List.of();
        }
        Level below = Level.values()[code.level().ordinal() + 1];
        return within(code).stream()
                .filter(division -> division.level() == below)
                .toList();
    }

    /** From the city down to the division itself; empty where it is not known. */
    public List<Division> path(DivisionCode code) {
        List<Division> path = new ArrayList<>();
        for (Level level : Level.values()) {
            if (level.compareTo(code.level()) <= 0) {
                find(code.at(level)).ifPresent(path::add);
            }
        }
        return find(code).isEmpty() ? List.of() : path;
    }

    /** The division and everything in it, in the order of the codes. */
    public List<Division> within(DivisionCode code) {
        long last = code.range().to() / 1_000;
        return List.copyOf(all().subMap(code.value(), true, last, true).values());
    }

    /** The name that is shown in a language; the code itself where the division is not known. */
    public String name(DivisionCode code, Locale locale) {
        return find(code)
                .map(found ->
                        locale.getLanguage().equals("en") && !found.nameEn().isEmpty()
                                ? found.nameEn()
                                : found.nameZh())
                .orElse(code.shortForm());
    }

    /** Reads the table again. */
    void refresh() {
        read.set(new Snapshot(clock.instant(), load()));
    }

    /** Adds what is new and renames what is known, in the order given. */
    void keep(List<Division> divisions) {
        jdbc.sql("""
                        insert into division (code, county_id, parent, level, name_zh, name_en, active, synthetic)
                        select code, county_id, parent, level, name_zh, name_en, active, synthetic
                        from unnest(:codes, :counties, :parents, :levels, :namesZh, :namesEn, :active, :synthetic)
                          as given (code, county_id, parent, level, name_zh, name_en, active, synthetic)
                        on conflict (code) do update
                        set name_zh = excluded.name_zh, name_en = excluded.name_en, active = excluded.active
                        """)
                .param("codes", divisions.stream().map(d -> d.code().value()).toArray(Long[]::new))
                .param(
                        "counties",
                        divisions.stream().map(d -> d.code().county()).toArray(Integer[]::new))
                .param("parents", divisions.stream().map(Divisions::parent).toArray(Long[]::new))
                .param("levels", divisions.stream().map(d -> d.level().name()).toArray(String[]::new))
                .param("namesZh", divisions.stream().map(Division::nameZh).toArray(String[]::new))
                .param("namesEn", divisions.stream().map(Division::nameEn).toArray(String[]::new))
                .param("active", divisions.stream().map(Division::active).toArray(Boolean[]::new))
                .param("synthetic", divisions.stream().map(Division::synthetic).toArray(Boolean[]::new))
                .update();
    }

    static Optional<DivisionCode> parentOf(DivisionCode code) {
        return code.level() == Level.CITY
                ? Optional.empty()
                : Optional.of(code.at(Level.values()[code.level().ordinal() - 1]));
    }

    private static @Nullable Long parent(Division division) {
        return parentOf(division.code()).map(DivisionCode::value).orElse(null);
    }

    private NavigableMap<Long, Division> all() {
        Snapshot known = read.get();
        Instant now = clock.instant();
        if (known == null
                || known.at().plusSeconds(FRESH_SECONDS).isBefore(now)
                || known.at().isAfter(now)) {
            known = new Snapshot(now, load());
            read.set(known);
        }
        return known.divisions();
    }

    private NavigableMap<Long, Division> load() {
        TreeMap<Long, Division> found = new TreeMap<>();
        jdbc.sql("select code, level, name_zh, name_en, active, synthetic from division")
                .query((row, n) -> new Division(
                        new DivisionCode(row.getLong("code")),
                        Level.valueOf(row.getString("level")),
                        row.getString("name_zh"),
                        row.getString("name_en"),
                        row.getBoolean("active"),
                        row.getBoolean("synthetic")))
                .list()
                .forEach(division -> found.put(division.code().value(), division));
        return Collections.unmodifiableNavigableMap(found);
    }

    private record Snapshot(Instant at, NavigableMap<Long, Division> divisions) {}
}
