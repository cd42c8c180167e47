package org.sandan.organisations;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.sandan.SandanTest;
import org.sandan.Visitor;
import org.sandan.World;
import org.sandan.kernel.DivisionCode;
import org.sandan.kernel.Ids;
import org.sandan.kernel.Place;
import org.sandan.kernel.Role;
import org.sandan.platform.OutboxConsumer.Event;
import org.sandan.platform.OutboxDelivery;
import org.sandan.platform.Scope;
import org.sandan.platform.Transactions;
import org.springframework.jdbc.core.simple.JdbcClient;

class UnitsElsewhereTest extends SandanTest {
    private static final int CITY = 150_600;
    private static final int DALAD = 150_621;
    private static final DivisionCode ORDOS = new DivisionCode(150_600_000_000L);
    private static final AtomicInteger NUMBER = new AtomicInteger(7_000);

    private Organisation college() {
        CreditCode code = CreditCode.synthetic(ORDOS, NUMBER.incrementAndGet());
        Organisation college = new Organisation(
                Ids.next(), Place.of(ORDOS), OrganisationKind.UNIT, "市职业学院", "City college", code, null, true, null);
        world.bean(Transactions.class).change(Scope.system(CITY, "test"), () -> {
            world.bean(Organisations.class).add(college);
            return college;
        });
        return college;
    }

    private static Map<String, String> form(String code) {
        return new HashMap<>(Map.of(
                "pairing-unit", "",
                "pairing-code", code,
                "pairing-division", World.GUANJING.toString(),
                "pairing-since", "2026-01-01",
                "pairing-last-day", ""));
    }

    private Visitor secretary() {
        return visitor(world.person(World.GUANJING, Role.SECRETARY));
    }

    private UUID paired(Visitor secretary, Organisation college) {
        secretary.get("/pairings/new");
        var added = secretary.post(
                "/pairings", form(Objects.requireNonNull(college.creditCode()).value()));
        assertThat(added.statusCode()).as(added.body()).isEqualTo(303);
        String page = added.headers().firstValue("Location").orElseThrow();
        return UUID.fromString(page.substring(page.lastIndexOf('/') + 1));
    }

    private void deliver() {
        world.bean(OutboxDelivery.class).deliver(DALAD);
    }

    private Optional<Pairing> at(int county, UUID id) {
        return world.bean(Transactions.class)
                .read(Scope.publicOf(county), () -> world.bean(Pairings.class).find(county, id))
                .map(Pairings.Card::pairing);
    }

    private List<Event> events(UUID pairing) {
        return world.bean(Transactions.class)
                .read(
                        Scope.system(DALAD, "test"),
                        () -> world.bean(JdbcClient.class)
                                .sql("""
                                        select id, version, payload from outbox
                                        where county_id = :county and subject_id = :pairing order by version
                                        """)
                                .param("county", DALAD)
                                .param("pairing", pairing)
                                .query((row, n) -> new Event(
                                        DALAD,
                                        row.getObject("id", UUID.class),
                                        UnitsElsewhere.TOPIC,
                                        pairing,
                                        row.getInt("version"),
                                        row.getString("payload")))
                                .list());
    }

    private void tellAgain(Event event) {
        world.bean(Transactions.class).change(Scope.system(CITY, "outbox"), () -> {
            world.bean(UnitsElsewhere.class).accept(event);
            return event;
        });
    }

    @Test
    void a_unit_of_the_city_is_paired_in_the_county_and_the_city_is_told_of_it_and_of_its_end() {
        Organisation college = college();
        Visitor secretary = secretary();
        UUID pairing = paired(secretary, college);
        assertThat(secretary.get("/pairings/" + pairing).body()).contains("市职业学院", "这个单位属鄂尔多斯市");
        assertThat(at(CITY, pairing)).isEmpty();
        deliver();
        assertThat(at(CITY, pairing)).isEqualTo(at(DALAD, pairing)).isPresent();
        secretary.post("/pairings/" + pairing + "/ending", Map.of("pairing-last-day", "2026-10-31"));
        deliver();
        assertThat(at(CITY, pairing).orElseThrow().lastDay()).isEqualTo(LocalDate.of(2026, 10, 31));
    }

    @Test
    void what_is_told_twice_or_late_changes_nothing() {
        Visitor secretary = secretary();
        UUID pairing = paired(secretary, college());
        secretary.get("/pairings/" + pairing);
        secretary.post("/pairings/" + pairing + "/ending", Map.of("pairing-last-day", "2026-10-31"));
        List<Event> events = events(pairing);
        assertThat(events).extracting(Event::version).containsExactly(1, 2);
        tellAgain(events.getLast());
        Pairing ended = at(CITY, pairing).orElseThrow();
        assertThat(ended.lastDay()).isEqualTo(LocalDate.of(2026, 10, 31));
        tellAgain(events.getFirst());
        tellAgain(events.getLast());
        deliver();
        deliver();
        assertThat(at(CITY, pairing)).hasValue(ended);
        int told = world.bean(Transactions.class)
                .read(
                        Scope.system(CITY, "test"),
                        () -> world.bean(JdbcClient.class)
                                .sql("select count(*) from trail where county_id = :county and subject_id = :pairing")
                                .param("county", CITY)
                                .param("pairing", pairing)
                                .query(Integer.class)
                                .single());
        assertThat(told).isEqualTo(1);
    }

    @Test
    void the_copy_of_a_unit_is_corrected_and_ended_at_home_only() {
        Organisation college = college();
        Visitor secretary = secretary();
        paired(secretary, college);
        Visitor admin = visitor(world.person(World.GUANJING, Role.SYSTEM_ADMIN));
        String page = "/organisations/" + college.id();
        assertThat(admin.get(page).body()).contains("由鄂尔多斯市登记").doesNotContain("/correction", "/ending");
        assertThat(admin.get(page + "/correction").statusCode()).isEqualTo(404);
        assertThat(admin.post(page + "/ending", Map.of("ended-on", "2026-11-20", "end-reason", "这里不能停用"))
                        .statusCode())
                .isEqualTo(404);
        assertThat(secretary.get("/pairings/new").body())
                .doesNotContain(college.id().toString());
    }

    @Test
    void a_code_that_nobody_has_or_a_second_pairing_is_refused_and_what_was_typed_stays() {
        Organisation college = college();
        Visitor secretary = secretary();
        String nobodys = CreditCode.synthetic(ORDOS, 6_999).value();
        secretary.get("/pairings/new");
        var unknown = secretary.post("/pairings", form(nobodys));
        assertThat(unknown.statusCode()).isEqualTo(422);
        assertThat(unknown.body()).contains("id=\"pairing-code-e\"", nobodys);
        assertThat(secretary.post("/pairings", form("123")).body()).contains("id=\"pairing-code-e\"", "123");
        paired(secretary, college);
        Map<String, String> again =
                form(Objects.requireNonNull(college.creditCode()).value());
        assertThat(secretary.post("/pairings", again).body()).contains("id=\"pairing-since-e\"");
    }

    @Test
    void a_code_of_a_unit_of_the_county_itself_needs_no_copy_and_an_ended_one_is_refused() {
        CreditCode code = CreditCode.synthetic(ORDOS, NUMBER.incrementAndGet());
        Organisation bureau = new Organisation(
                Ids.next(),
                Place.of(new DivisionCode(150_621_000_000L)),
                OrganisationKind.DEPARTMENT,
                "达旗水利局",
                "Water bureau",
                code,
                null,
                true,
                null);
        world.bean(Transactions.class).change(Scope.system(DALAD, "test"), () -> {
            world.bean(Organisations.class).add(bureau);
            return bureau;
        });
        Visitor secretary = secretary();
        UUID pairing = paired(secretary, bureau);
        assertThat(events(pairing)).isEmpty();
        secretary.get("/pairings/" + pairing);
        secretary.post("/pairings/" + pairing + "/ending", Map.of("pairing-last-day", "2026-10-31"));
        world.bean(Transactions.class)
                .change(
                        Scope.system(DALAD, "test"),
                        () -> world.bean(Organisations.class).update(bureau.endedOn(LocalDate.of(2026, 11, 1))));
        Map<String, String> again = form(code.value());
        again.put("pairing-since", "2026-11-02");
        var refused = secretary.post("/pairings", again);
        assertThat(refused.statusCode()).isEqualTo(422);
        assertThat(refused.body()).contains("id=\"pairing-code-e\"", "达旗水利局已停用");
    }
}
