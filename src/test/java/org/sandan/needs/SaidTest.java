package org.sandan.needs;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.sandan.SandanTest;
import org.sandan.World;
import org.sandan.kernel.Role;
import org.sandan.lifecycle.DueJob;
import org.sandan.platform.Scope;
import org.sandan.platform.Transactions;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Everybody may know how many of those who asked said "solved", and nobody who they were. */
class SaidTest extends SandanTest {
    private static final String BACKFILL = "/db/migration/V060__needs_said.sql";

    private Hands hands = new Hands(world, clock);

    @BeforeEach
    void hands() {
        hands = new Hands(world, clock);
    }

    @Test
    void the_public_page_says_how_many_judged_and_how_many_were_asked_by_telephone() {
        // Later than whatever other tests have solved: the community's page shows what was solved last.
        clock.pass(java.time.Duration.ofDays(700));
        PlaceOrder.Receipt lamp = world.order(World.ZHANBEI, "三个人都说灯不亮");
        PlaceOrder.Receipt second = hands.join(lamp, new Contact(false, "王先生", "13800006022"));
        PlaceOrder.Receipt third = hands.join(lamp, Contact.ANONYMOUS);
        hands.accept(lamp);
        hands.assign(lamp, world.viewer(Role.SECRETARY));
        hands.finish(lamp, world.viewer(Role.GRID_WORKER));
        hands.answer(lamp, true);
        hands.answer(third, false);
        world.bean(Calls.class)
                .enter(world.viewer(Role.COMMUNITY_STAFF), second.asker(), "solved", "")
                .orThrow();

        assertThat(hands.row(lamp).state()).isEqualTo("solved");
        assertThat(publicPage(lamp))
                .contains("3 位点单人评价，2 位说已解决", "1 位说没解决", "其中 1 位由工作人员电话问得")
                .doesNotContain("王先生", "陈女士", "1380000");
        assertThat(visitor().get("/c/150622001003").body()).contains("3 位点单人评价，2 位说已解决");
    }

    @Test
    void whoever_could_not_be_reached_is_not_counted_as_content() {
        PlaceOrder.Receipt lamp = hands.handled("没有人接电话");
        hands.answer(lamp, false);
        hands.finish(lamp, world.viewer(Role.GRID_WORKER));
        for (int asked = 0; asked < 2; asked++) {
            clock.pass(Duration.ofDays(15));
            world.bean(DueJob.class).run(150622);
        }
        assertThat(hands.row(lamp).state()).isEqualTo("not_reached");
        assertThat(publicPage(lamp)).contains("没有联系上点单人").doesNotContain("位点单人评价");
    }

    @Test
    void the_migration_counts_the_answers_that_were_given_before_it() {
        PlaceOrder.Receipt lamp = hands.handled("迁移以前就评价过的");
        hands.answer(lamp, true);
        List<String> written = figures();
        assertThat(written).isNotEmpty();
        inSystem("update need set said_solved = 0, said_not_solved = 0, said_by_staff = 0 where county_id = 150622");
        inSystem(backfill());
        assertThat(figures()).containsAll(written);
    }

    private void inSystem(String sql) {
        world.bean(Transactions.class)
                .change(
                        Scope.system(150622, "test"),
                        () -> world.bean(JdbcClient.class).sql(sql).update());
    }

    /** Of what is shown: the figures of what was solved. */
    private List<String> figures() {
        return world.bean(Transactions.class)
                .read(
                        Scope.system(150622, "test"),
                        () -> world.bean(JdbcClient.class)
                                .sql("""
                                        select n.id || ' ' || said_solved || ' ' || said_not_solved || ' ' || said_by_staff
                                        from need n join cases c on c.county_id = n.county_id and c.id = n.id
                                        where n.county_id = 150622 and c.state = 'solved' and said_solved > 0
                                        """)
                                .query(String.class)
                                .list());
    }

    private static String backfill() {
        try (var file = Objects.requireNonNull(SaidTest.class.getResourceAsStream(BACKFILL))) {
            String all = new String(file.readAllBytes(), StandardCharsets.UTF_8);
            return all.substring(all.indexOf("update need"));
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    private String publicPage(PlaceOrder.Receipt order) {
        return visitor().get("/c/150622001003/needs/" + order.number()).body();
    }
}
