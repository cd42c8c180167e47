package org.sandan;

import java.time.LocalDate;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import org.sandan.accounts.Accounts;
import org.sandan.kernel.DivisionCode;
import org.sandan.kernel.Ids;
import org.sandan.kernel.Place;
import org.sandan.kernel.PlaceRange;
import org.sandan.kernel.Role;
import org.sandan.needs.Categories;
import org.sandan.needs.Contact;
import org.sandan.needs.Order;
import org.sandan.needs.PlaceOrder;
import org.sandan.organisations.Holder;
import org.sandan.organisations.Organisation;
import org.sandan.organisations.OrganisationKind;
import org.sandan.organisations.Organisations;
import org.sandan.organisations.Post;
import org.sandan.organisations.PostStore;
import org.sandan.platform.Counties;
import org.sandan.platform.Scope;
import org.sandan.platform.Transactions;
import org.sandan.platform.Viewer;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockHttpServletResponse;

/**
 * The small world of the tests: Zhanbei community in Jungar Banner with one person in each role, its neighbour Nanyuan
 * under another sub-district, and Guanjing village in another banner.
 */
public final class World {
    public static final DivisionCode ZHANBEI = new DivisionCode(150622001003L);
    public static final DivisionCode NANYUAN = new DivisionCode(150622002005L);
    public static final DivisionCode GUANJING = new DivisionCode(150621106205L);
    public static final Place GRID_4 = Place.grid(ZHANBEI, 4);

    private static final AtomicInteger KEYS = new AtomicInteger();

    private final ApplicationContext context;
    private final Map<String, Map<Role, Person>> people = new LinkedHashMap<>();
    private final java.util.Set<String> logins = new java.util.HashSet<>();
    private boolean built;

    World(ApplicationContext context) {
        this.context = context;
    }

    /** Somebody who holds a post. */
    public record Person(UUID account, Post post, Viewer viewer) {}

    synchronized void build() {
        if (built) {
            return;
        }
        built = true;
        Counties counties = bean(Counties.class);
        counties.add(150600, "鄂尔多斯市", "Ordos City", true);
        counties.add(150621, "达拉特旗", "Dalad Banner", true);
        counties.add(150622, "准格尔旗", "Jungar Banner", true);
        for (DivisionCode village : new DivisionCode[] {ZHANBEI, NANYUAN, GUANJING}) {
            bean(Transactions.class).change(Scope.system(village.county(), "test"), () -> {
                bean(Categories.class).seed(village.county());
                for (int number = 1; number <= 6; number++) {
                    grid(village, number);
                }
                people.put(village.toString(), settle(village));
                return village;
            });
        }
    }

    private void grid(DivisionCode village, int number) {
        double west = 111.0 + number * 0.01;
        String shape = String.format(
                Locale.ROOT,
                "{\"type\":\"Polygon\",\"coordinates\":[[[%1$.3f,39.8],[%2$.3f,39.8],[%2$.3f,39.81],[%1$.3f,39.81],[%1$.3f,39.8]]]}",
                west,
                west + 0.01);
        bean(JdbcClient.class)
                .sql("""
                        insert into grid (county_id, id, place, name_zh, name_en, shape, households, synthetic)
                        values (:county, :id, :place, :zh, :en, :shape, 300, true)
                        """)
                .param("county", village.county())
                .param("id", Ids.next())
                .param("place", Place.grid(village, number).code())
                .param("zh", "第 " + number + " 网格")
                .param("en", "Grid " + number)
                .param("shape", shape)
                .update();
    }

    private Map<Role, Person> settle(DivisionCode village) {
        Map<Role, Person> here = new EnumMap<>(Role.class);
        DivisionCode town = village.at(DivisionCode.Level.TOWN);
        DivisionCode county = village.at(DivisionCode.Level.COUNTY);
        boolean first = !village.equals(NANYUAN);
        Organisation office = organisation(Place.of(village), OrganisationKind.COMMUNITY);
        here.put(
                Role.GRID_WORKER,
                person(
                        Role.GRID_WORKER,
                        Place.grid(village, 4),
                        Place.grid(village, 4).range(),
                        office));
        here.put(Role.COMMUNITY_STAFF, person(Role.COMMUNITY_STAFF, Place.of(village), village.range(), office));
        here.put(Role.SECRETARY, person(Role.SECRETARY, Place.of(village), village.range(), office));
        Organisation townOffice = organisation(Place.of(town), OrganisationKind.TOWN);
        here.put(Role.TOWN, person(Role.TOWN, Place.of(town), town.range(), townOffice));
        if (first) {
            Organisation banner = organisation(Place.of(county), OrganisationKind.LEADING_GROUP);
            for (Role role : new Role[] {Role.LEADING_GROUP, Role.SYSTEM_ADMIN, Role.SECURITY_ADMIN, Role.AUDITOR}) {
                here.put(role, person(role, Place.of(county), county.range(), banner));
            }
            Organisation unit = organisation(Place.of(county), OrganisationKind.UNIT);
            here.put(Role.UNIT, person(Role.UNIT, Place.of(county), county.range(), unit));
        }
        return here;
    }

    private Organisation organisation(Place place, OrganisationKind kind) {
        Organisation made = new Organisation(
                Ids.next(), place, kind, "单位" + place, "Office " + place, null, "0477-000 1200", true, null);
        bean(Organisations.class).add(made);
        return made;
    }

    private Person person(Role role, Place place, PlaceRange range, Organisation office) {
        Post post = new Post(
                Ids.next(),
                place,
                range,
                role,
                office.id(),
                "岗位" + role.ordinal(),
                "Post " + role.ordinal(),
                "0477-000 1200");
        bean(PostStore.class).add(post);
        String login = role.name().toLowerCase(Locale.ROOT).replace('_', '-') + "-"
                + place.division().shortForm() + (logins.add(role + " " + place) ? "" : "-" + logins.size());
        logins.add(login);
        UUID account = bean(Accounts.class)
                .create(place.county(), Viewer.NOBODY, new Accounts.NewAccount(login, "某某", place, null, false, null))
                .orThrow();
        bean(PostStore.class).hold(post, new Holder(post.id(), account, "某某", LocalDate.of(2024, 1, 1), null));
        Viewer viewer = new Viewer(
                role,
                place.county(),
                account,
                post.id(),
                office.id(),
                null,
                range,
                "某某",
                post.nameZh(),
                post.nameEn(),
                true);
        return new Person(account, post, viewer);
    }

    /** A partner unit of Jungar Banner that no other test knows, with its liaison. */
    public Person unit() {
        DivisionCode county = ZHANBEI.at(DivisionCode.Level.COUNTY);
        return bean(Transactions.class).change(Scope.system(county.county(), "test"), () -> {
            Organisation unit = organisation(Place.of(county), OrganisationKind.UNIT);
            return person(Role.UNIT, Place.of(county), county.range(), unit);
        });
    }

    /** A body of Jungar Banner that no other test knows, without anybody who has a log-in. */
    public Organisation body(OrganisationKind kind, Place place) {
        return bean(Transactions.class).change(Scope.system(place.county(), "test"), () -> organisation(place, kind));
    }

    /** Somebody with a log-in of a body. */
    public Person member(Organisation of) {
        return bean(Transactions.class)
                .change(
                        Scope.system(of.county(), "test"),
                        () -> person(Role.UNIT, of.place(), of.place().range(), of));
    }

    /** Somebody else of a unit. */
    public Person colleague(Person of) {
        DivisionCode county = ZHANBEI.at(DivisionCode.Level.COUNTY);
        return bean(Transactions.class).change(Scope.system(county.county(), "test"), () -> {
            Organisation unit = bean(Organisations.class)
                    .find(county.county(), of.post().organisation())
                    .orElseThrow();
            return person(Role.UNIT, Place.of(county), county.range(), unit);
        });
    }

    /** The holder of a post of this role in or above a village of the world. */
    public Person person(DivisionCode village, Role role) {
        return Objects.requireNonNull(
                Objects.requireNonNull(people.get(village.toString())).get(role));
    }

    public Viewer viewer(Role role) {
        return person(ZHANBEI, role).viewer();
    }

    /** The Set-Cookie of a session, as the log-in would give. */
    String session(Person person) {
        MockHttpServletResponse response = new MockHttpServletResponse();
        bean(Accounts.class)
                .signIn(
                        new MockHttpServletRequest(),
                        response,
                        person.account(),
                        person.post().id())
                .orThrow();
        return Objects.requireNonNull(response.getHeader("Set-Cookie"));
    }

    /** The Set-Cookie of a session of a resident of Zhanbei who has an account. */
    String residentSession() {
        Place home = Place.grid(ZHANBEI, 4);
        UUID account = bean(Transactions.class)
                .change(
                        Scope.system(ZHANBEI.county(), "test"),
                        () -> bean(Accounts.class)
                                .create(
                                        ZHANBEI.county(),
                                        Viewer.NOBODY,
                                        new Accounts.NewAccount(
                                                "resident-" + KEYS.incrementAndGet(),
                                                "某某",
                                                home,
                                                null,
                                                false,
                                                Ids.next()))
                                .orThrow());
        MockHttpServletResponse response = new MockHttpServletResponse();
        bean(Accounts.class)
                .signIn(new MockHttpServletRequest(), response, account, null)
                .orThrow();
        return Objects.requireNonNull(response.getHeader("Set-Cookie"));
    }

    /** The root category of this code. */
    public UUID category(int county, String code) {
        return bean(Transactions.class)
                .read(Scope.publicOf(county), () -> bean(Categories.class).all(county))
                .stream()
                .filter(category -> category.code().equals(code))
                .findFirst()
                .orElseThrow()
                .id();
    }

    /** An order of somebody with a phone at grid 4 of a village. */
    public PlaceOrder.Receipt order(DivisionCode village, String words) {
        return order(village, words, new Contact(false, "陈女士", "13800006021"));
    }

    public PlaceOrder.Receipt order(DivisionCode village, String words, Contact contact) {
        Order order = new Order(
                village,
                Place.grid(village, 4),
                category(village.county(), "SMALL_WORKS"),
                java.util.Set.of(),
                words,
                "门卫室往北",
                contact,
                Order.Channel.SELF,
                null);
        return bean(Transactions.class)
                .write(
                        Scope.ordering(village.county()),
                        () -> bean(PlaceOrder.class).place(order, key(), null))
                .orThrow();
    }

    /** A request key that nobody has used. */
    public static String key() {
        return "test-key-" + KEYS.incrementAndGet();
    }

    public <T> T bean(Class<T> type) {
        return context.getBean(type);
    }
}
