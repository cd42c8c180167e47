package org.sandan.demo;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.sandan.accounts.Accounts;
import org.sandan.deadlines.DueTimes;
import org.sandan.divisions.Division;
import org.sandan.divisions.Divisions;
import org.sandan.divisions.Grids;
import org.sandan.divisions.SyntheticGrids;
import org.sandan.kernel.DivisionCode;
import org.sandan.needs.Categories;
import org.sandan.organisations.Organisation;
import org.sandan.organisations.Organisations;
import org.sandan.organisations.PostStore;
import org.sandan.organisations.Posts;
import org.sandan.platform.Counters;
import org.sandan.platform.Counties;
import org.sandan.platform.OutboxDelivery;
import org.sandan.platform.Scope;
import org.sandan.platform.Transactions;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.SmartInitializingSingleton;

/**
 * Loads the demo when it is first started: two banners and their city. It runs before anything is served and before any
 * job, and a load that was stopped goes on at the next start. Each banner's offices and residents come in one
 * transaction, the orders step by step.
 */
@InDemo
public class DemoData implements SmartInitializingSingleton {
    private static final Logger LOG = LoggerFactory.getLogger(DemoData.class);
    private static final DivisionCode CITY = new DivisionCode(150_600_000_000L);
    private static final DivisionCode DALAD = new DivisionCode(150_621_000_000L);
    private static final DivisionCode JUNGAR = new DivisionCode(150_622_000_000L);
    private static final Scope OF_CITY = Scope.system(CITY.county(), "demo");
    private static final String LOADED = "demo-loaded";
    /** Everybody has been in office for so many weeks on the demo's own day; so that day is known at every later start. */
    private static final int WEEKS_IN_OFFICE = 60;

    private final Ground ground;
    private final Parts parts;
    private final DueTimes dueTimes;
    private final Transactions transactions;
    private final OutboxDelivery delivery;

    DemoData(Ground ground, Parts parts, DueTimes dueTimes, Transactions transactions, OutboxDelivery delivery) {
        this.ground = ground;
        this.parts = parts;
        this.dueTimes = dueTimes;
        this.transactions = transactions;
        this.delivery = delivery;
    }

    @InDemo
    record Ground(
            Counties counties,
            Counters counters,
            Divisions divisions,
            SyntheticGrids grids,
            Grids laid,
            Categories categories,
            Posts posts,
            Organisations organisations,
            PostStore postStore,
            Accounts accounts) {}

    @InDemo
    record Parts(
            DemoGround offices, DemoUnits units, DemoResidents residents, DemoOrders orders, DemoPictures pictures) {}

    @Override
    public void afterSingletonsInstantiated() {
        load();
    }

    /** Whether this database is a demo's, or still empty: nobody else's may be filled with examples. */
    public boolean isDemo() {
        return ground.counties().all().stream().allMatch(Counties.County::synthetic);
    }

    /** Loads what must be there before anything is served; nothing where it is. */
    public void load() {
        Instant began = Instant.now();
        if (isLoaded()) {
            return;
        }
        parts.pictures().begin();
        city();
        banner(DALAD);
        banner(JUNGAR);
        DemoCalendar calendar = calendar().orElseThrow();
        parts.orders().play(calendar);
        parts.pictures().forget();
        for (DivisionCode county : List.of(DALAD, JUNGAR, CITY)) {
            delivery.deliver(county.county());
        }
        finished();
        LOG.info(
                "The demo was loaded in {} ms.",
                Duration.between(began, Instant.now()).toMillis());
    }

    private void city() {
        county(CITY);
        transactions.change(OF_CITY, () -> {
            ground.categories().seed(CITY.county());
            parts.units().ofCity();
            return CITY;
        });
    }

    private void banner(DivisionCode banner) {
        county(banner);
        int county = banner.county();
        if (leadingGroup(banner).isPresent()) {
            return;
        }
        Scope scope = Scope.system(county, "demo");
        if (ground.laid().of(banner).isEmpty()) {
            transactions.change(scope, () -> {
                ground.categories().seed(county);
                ground.grids().lay(county);
                return banner;
            });
            ground.grids().laid(county);
        }
        LocalDate since = calendar()
                .orElseGet(() -> DemoCalendar.startingAt(Instant.now(), dueTimes))
                .day()
                .minusWeeks(WEEKS_IN_OFFICE);
        Organisation college = parts.units().collegeOfTheCity();
        transactions.change(scope, () -> {
            parts.offices().lay(banner, since);
            if (banner.equals(JUNGAR)) {
                parts.residents().ofZhanbei();
            } else {
                DemoPosts liaisons = new DemoPosts(county, since);
                parts.units().ofZhonghexi(college, liaisons);
                liaisons.write(ground.organisations(), ground.postStore(), ground.accounts());
                parts.residents().ofZhonghexi();
            }
            return banner;
        });
    }

    private void county(DivisionCode code) {
        Division division = ground.divisions().find(code).orElseThrow();
        ground.counties().add(code.county(), division.nameZh(), division.nameEn(), true);
    }

    private Optional<LocalDate> leadingGroup(DivisionCode banner) {
        int county = banner.county();
        return transactions.read(
                Scope.system(county, "demo"),
                () -> ground.posts()
                        .leadingGroup(county)
                        .map(post -> ground.posts()
                                .holders(county, post.id())
                                .getLast()
                                .since()));
    }

    /** The demo's own day, from the offices that were there first. */
    Optional<DemoCalendar> calendar() {
        return leadingGroup(DALAD).map(since -> new DemoCalendar(since.plusWeeks(WEEKS_IN_OFFICE), dueTimes));
    }

    /** A figure of no year says that the load is complete. */
    private boolean isLoaded() {
        return transactions.read(
                OF_CITY,
                () -> ground.counters()
                        .sum(CITY.county(), CITY.value(), CITY.value(), 0)
                        .containsKey(LOADED));
    }

    private void finished() {
        transactions.change(OF_CITY, () -> {
            ground.counters().add(CITY.county(), CITY.value(), 0, LOADED, 1);
            return LOADED;
        });
    }
}
