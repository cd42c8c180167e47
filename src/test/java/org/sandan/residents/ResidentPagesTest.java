package org.sandan.residents;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.time.LocalDate;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.sandan.SandanTest;
import org.sandan.Visitor;
import org.sandan.World;
import org.sandan.kernel.DivisionCode;
import org.sandan.kernel.Place;
import org.sandan.kernel.Role;
import org.sandan.platform.Scope;
import org.sandan.platform.Transactions;
import org.springframework.jdbc.core.simple.JdbcClient;

class ResidentPagesTest extends SandanTest {
    private static final Phone PHONE = new Phone("13947712468");
    private static final ResidentNumber NUMBER = ResidentNumber.synthetic(LocalDate.of(1951, 3, 4), true, 77);

    private UUID settle(DivisionCode village, int grid, String name, Phone phone, ResidentNumber number) {
        Place place = Place.grid(village, grid);
        return world.bean(Transactions.class).change(Scope.system(village.county(), "test"), () -> {
            ResidentStore residents = world.bean(ResidentStore.class);
            UUID household = residents.addHousehold(place, "龙兴家园 " + name, true);
            int born = number.born().getYear();
            return residents.add(household, place, true, true, name, born, true, phone, number);
        });
    }

    private UUID settle(String name) {
        return settle(World.ZHANBEI, 4, name, PHONE, NUMBER);
    }

    private HttpResponse<String> search(Visitor visitor, String words) {
        visitor.get("/residents");
        return visitor.post("/residents/search", Map.of("resident-search", words));
    }

    private Visitor secretary() {
        return visitor(world.person(World.ZHANBEI, Role.SECRETARY));
    }

    @Test
    void a_resident_is_found_by_a_piece_of_the_name_by_phone_by_its_tail_and_by_number() {
        settle("额尔敦其木格");
        Visitor secretary = secretary();
        assertThat(search(secretary, "敦其").body()).contains("额尔敦其木格", "139****2468", NUMBER.masked());
        for (String words : new String[] {"额", "木格", PHONE.value(), "2468", NUMBER.value()}) {
            assertThat(search(secretary, words).body()).contains("额尔敦其木格");
        }
        assertThat(search(secretary, "尔木").body()).doesNotContain("额尔敦其木格");
        assertThat(search(secretary, "12468").statusCode()).isEqualTo(422);
    }

    @Test
    void no_page_shows_a_whole_number_before_a_reason_was_given() {
        UUID id = settle("萨仁高娃");
        Visitor secretary = secretary();
        assertThat(secretary.get("/residents/" + id).body()).doesNotContain(PHONE.value(), NUMBER.value());
        assertThat(secretary.get("/residents/" + id + "/correction").body())
                .doesNotContain(PHONE.value(), NUMBER.value());
        var tooShort = secretary.post("/residents/" + id + "/unmasking", Map.of("unmask-reason", "看看"));
        assertThat(tooShort.statusCode()).isEqualTo(422);
        assertThat(tooShort.body()).doesNotContain(PHONE.value(), NUMBER.value());
        assertThat(looks(id)).isZero();
        var shown = secretary.post("/residents/" + id + "/unmasking", Map.of("unmask-reason", "核对低保申请材料"));
        assertThat(shown.body()).contains(PHONE.value(), NUMBER.value());
        assertThat(shown.headers().firstValue("Cache-Control")).hasValue("no-store");
        assertThat(looks(id)).isEqualTo(1);
        assertThat(secretary.get("/residents/" + id).body()).doesNotContain(PHONE.value());
    }

    private long looks(UUID resident) {
        return world.bean(Transactions.class)
                .read(
                        Scope.system(150_622, "test"),
                        () -> world.bean(JdbcClient.class)
                                .sql("""
                                select count(*) from trail
                                where county_id = 150622 and action = 'unmask' and subject_id = :id and note_hash is not null
                                """)
                                .param("id", resident)
                                .query(Long.class)
                                .single());
    }

    @Test
    void a_resident_outside_the_scope_is_as_if_there_were_nobody() {
        UUID far = settle(
                World.NANYUAN,
                4,
                "布仁巴雅尔",
                new Phone("13947710001"),
                ResidentNumber.synthetic(LocalDate.of(1960, 1, 1), false, 5));
        Visitor secretary = secretary();
        assertThat(search(secretary, "布仁巴雅尔").body()).doesNotContain("/residents/" + far);
        assertThat(secretary.get("/residents/" + far).statusCode()).isEqualTo(404);
        assertThat(secretary
                        .post("/residents/" + far + "/unmasking", Map.of("unmask-reason", "核对低保申请材料"))
                        .statusCode())
                .isEqualTo(404);
        UUID near = settle(
                World.ZHANBEI,
                5,
                "呼和",
                new Phone("13947710002"),
                ResidentNumber.synthetic(LocalDate.of(1961, 1, 1), false, 6));
        Visitor worker = visitor(world.person(World.ZHANBEI, Role.GRID_WORKER));
        assertThat(worker.get("/residents/" + near).statusCode()).isEqualTo(404);
        assertThat(secretary.get("/residents/" + near).statusCode()).isEqualTo(200);
    }

    @Test
    void the_roles_without_business_with_residents_see_none() {
        UUID id = settle("其其格");
        for (Role role : new Role[] {Role.UNIT, Role.SYSTEM_ADMIN, Role.AUDITOR, Role.LEADING_GROUP}) {
            Visitor visitor = visitor(world.person(World.ZHANBEI, role));
            assertThat(visitor.get("/residents/" + id).statusCode()).isIn(403, 404);
            assertThat(visitor.get("/households").statusCode()).isIn(403, 404);
        }
    }

    @Test
    void a_household_is_added_with_a_resident_who_is_then_corrected() {
        Visitor worker = visitor(world.person(World.ZHANBEI, Role.GRID_WORKER));
        assertThat(worker.get("/households/new").body()).contains("第 4 网格").doesNotContain("第 5 网格");
        var added = worker.post(
                "/households", Map.of("household-grid", World.GRID_4.toString(), "household-address", "龙兴家园 9-901"));
        assertThat(added.statusCode()).isEqualTo(303);
        String household = added.headers().firstValue("Location").orElseThrow();
        ResidentNumber number = ResidentNumber.synthetic(LocalDate.of(1988, 8, 8), false, 321);
        assertThat(worker.get(household + "/residents/new").statusCode()).isEqualTo(200);
        Map<String, String> form = Map.of(
                "resident-name", "赵永强", "id-number", number.value(), "resident-phone", "12345678901", "head", "yes");
        var wrong = worker.post(household + "/residents", form);
        assertThat(wrong.statusCode()).isEqualTo(422);
        assertThat(wrong.body()).contains("id=\"resident-phone-e\"", "赵永强");
        var right = worker.post(
                household + "/residents", Map.of("resident-name", "赵永强", "id-number", number.value(), "head", "yes"));
        assertThat(right.statusCode()).isEqualTo(303);
        assertThat(worker.post(household + "/residents", Map.of("resident-name", "又一人", "id-number", number.value()))
                        .body())
                .contains("id=\"id-number-e\"");
        String page = worker.get(household).body();
        assertThat(page).contains("赵永强", "男，1988 年生", "户主");
        String resident = page.replaceAll("(?s).*?(/residents/[0-9a-f-]{36}).*", "$1");
        assertThat(worker.get(resident + "/correction").body()).contains(number.masked());
        var corrected = worker.post(
                resident + "/correction",
                Map.of("resident-name", "赵永祥", "id-number", "", "resident-phone", "138 1234 5678", "head", "yes"));
        assertThat(corrected.statusCode()).isEqualTo(303);
        assertThat(worker.get(resident).body()).contains("赵永祥", "138****5678", number.masked());
        assertThat(search(worker, "永祥").body()).contains("赵永祥");
        assertThat(search(worker, "永强").body()).doesNotContain(resident);
        assertThat(worker.get("/households").body()).contains("龙兴家园 9-901", "赵永祥");
    }

    private String household(Visitor visitor, UUID resident) {
        return visitor.get("/residents/" + resident).body().replaceAll("(?s).*?(/households/[0-9a-f-]{36}).*", "$1");
    }

    @Test
    void a_household_moves_to_another_grid_and_everybody_in_it_moves_along() {
        ResidentNumber number = ResidentNumber.synthetic(LocalDate.of(1962, 5, 6), false, 91);
        UUID resident = settle(World.NANYUAN, 4, "陶格套", PHONE, number);
        Visitor secretary = visitor(world.person(World.NANYUAN, Role.SECRETARY));
        Visitor worker = visitor(world.person(World.NANYUAN, Role.GRID_WORKER));
        String household = household(secretary, resident);
        assertThat(worker.get(household).body()).contains("陶格套").doesNotContain("/moves\"");
        String to = Place.grid(World.NANYUAN, 3).toString();
        assertThat(secretary.get(household).body()).contains(household + "/moves\"", to);
        var moved = secretary.post(household + "/moves", Map.of("household-grid", to));
        assertThat(moved.statusCode()).isEqualTo(303);
        assertThat(secretary.follow(moved).body()).contains("已换到第 3 网格", "第 4 网格 → 第 3 网格", "某某");
        assertThat(worker.get(household).statusCode()).isEqualTo(404);
        assertThat(worker.get("/residents/" + resident).statusCode()).isEqualTo(404);
        assertThat(search(worker, "陶格").body()).doesNotContain(resident.toString());
        assertThat(search(secretary, "陶格").body()).contains(resident.toString());
        assertThat(secretary.get("/households?grid=" + to).body()).contains(household);
        String trail = visitor(world.person(World.ZHANBEI, Role.AUDITOR))
                .get("/trail?action=move-household")
                .body();
        assertThat(trail).contains("住户换网格", household.substring(household.length() - 8));
    }

    @Test
    void a_household_moves_only_inside_the_scope_and_not_to_where_it_is() {
        ResidentNumber number = ResidentNumber.synthetic(LocalDate.of(1971, 5, 6), false, 92);
        UUID resident = settle(World.NANYUAN, 4, "额尔敦", PHONE, number);
        Visitor secretary = visitor(world.person(World.NANYUAN, Role.SECRETARY));
        String household = household(secretary, resident);
        secretary.get(household);
        for (String grid : new String[] {Place.grid(World.ZHANBEI, 3).toString(), "", "150622002005999"}) {
            var refused = secretary.post(household + "/moves", Map.of("household-grid", grid));
            assertThat(refused.statusCode()).isEqualTo(422);
            assertThat(refused.body()).contains("id=\"household-grid-e\"", "请选您负责范围内的网格");
        }
        String here = Place.grid(World.NANYUAN, 4).toString();
        assertThat(secretary
                        .post(household + "/moves", Map.of("household-grid", here))
                        .body())
                .contains("这一户已在第 4 网格");
        Visitor other = visitor(world.person(World.ZHANBEI, Role.SECRETARY));
        other.get("/households");
        String theirs = Place.grid(World.ZHANBEI, 3).toString();
        assertThat(other.post(household + "/moves", Map.of("household-grid", theirs))
                        .statusCode())
                .isEqualTo(404);
    }
}
