package org.sandan.publicpages;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.sandan.SandanTest;
import org.sandan.Visitor;
import org.sandan.World;
import org.sandan.kernel.Ids;
import org.sandan.platform.Scope;
import org.sandan.platform.Transactions;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What everybody reads of a town and of the banner: what was solved, held and given lately. */
class AreaTest extends SandanTest {
    private static final int COUNTY = 150_622;

    private UUID contribution(int led, int supported, int completed) {
        World.Person unit = world.unit();
        UUID body = unit.post().organisation();
        owner("""
                insert into contribution (county_id, place, organisation_id, led, supported, completed)
                values (150622, 150622001003000, '%s', %d, %d, %d)
                """.formatted(body, led, supported, completed));
        return body;
    }

    private void owner(String sql) {
        try (java.sql.Connection owner = java.sql.DriverManager.getConnection(
                        access().url(), access().owner(), access().ownerPassword());
                java.sql.Statement statement = owner.createStatement()) {
            statement.execute(sql);
        } catch (java.sql.SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private String name(UUID body) {
        return world.bean(Transactions.class)
                .read(
                        Scope.publicOf(COUNTY),
                        () -> world.bean(JdbcClient.class)
                                .sql("select name_zh from organisation where county_id = 150622 and id = :id")
                                .param("id", body)
                                .query(String.class)
                                .single());
    }

    @Test
    void the_banner_and_the_town_show_what_units_contributed_and_another_town_does_not() {
        UUID body = contribution(3, 2, 4);
        owner("update organisation set name_zh = '一号单位' where county_id = 150622 and id = '" + body + "'");
        Visitor everybody = visitor();
        for (String place : List.of("/c/150622", "/c/150622001", "/c/150622001003/units", "/c/150622/units")) {
            assertThat(everybody.get(place).body()).as(place).contains(name(body), "4／5");
        }
        assertThat(everybody.get("/c/150622002/units").body()).doesNotContain(name(body));
        everybody.keep("sandan_lang=en");
        assertThat(everybody.get("/c/150622/units").body()).contains("nobody is ranked", "4 of 5");
    }

    @Test
    void units_come_by_name_page_by_page_until_none_is_left() {
        for (int i = 0; i < 23; i++) {
            contribution(1, 0, 0);
        }
        String first = visitor().get("/c/150622/units").body();
        var next = java.util.regex.Pattern.compile("/units\\?after=([0-9a-f-]{36})")
                .matcher(first);
        assertThat(next.find()).isTrue();
        String second = visitor().get("/c/150622/units?after=" + next.group(1)).body();
        assertThat(rows(first)).isEqualTo(20);
        assertThat(rows(first) + rows(second)).isGreaterThanOrEqualTo(23);
    }

    private static int rows(String page) {
        return page.split("<th scope=\"row\">", -1).length - 1;
    }

    @Test
    void a_city_keeps_no_rows_and_an_unknown_place_has_no_page() {
        assertThat(visitor().get("/c/1506").statusCode()).isEqualTo(200);
        assertThat(visitor().get("/c/1506/units").statusCode()).isEqualTo(404);
        assertThat(visitor().get("/c/150622001/solved").statusCode()).isEqualTo(200);
        assertThat(visitor().get("/c/150622001/meetings?after=nonsense").statusCode())
                .isEqualTo(200);
        assertThat(visitor().get("/c/" + Ids.next() + "/units").statusCode()).isEqualTo(404);
    }
}
