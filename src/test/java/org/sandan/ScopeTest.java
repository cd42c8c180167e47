package org.sandan;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.sandan.kernel.DivisionCode;
import org.sandan.kernel.Role;
import org.sandan.needs.Contact;
import org.sandan.needs.PlaceOrder;
import org.sandan.platform.Scope;
import org.sandan.platform.Transactions;
import org.sandan.platform.Viewer;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Nobody ever sees with the eyes of somebody else. */
class ScopeTest extends SandanTest {
    private static final int THREADS = 32;
    private static final int ROUNDS = 60;

    @Autowired
    private Transactions transactions;

    @Autowired
    private JdbcClient jdbc;

    @Test
    void many_threads_on_few_connections_each_see_only_their_own_scope()
            throws InterruptedException, ExecutionException {
        List<DivisionCode> villages = List.of(World.ZHANBEI, World.NANYUAN, World.GUANJING);
        for (DivisionCode village : villages) {
            for (int i = 0; i < 5; i++) {
                world.order(village, "每个社区各看各的 " + village + " " + i);
            }
        }
        try (ExecutorService threads = Executors.newFixedThreadPool(THREADS)) {
            List<Future<?>> all = new ArrayList<>();
            for (int thread = 0; thread < THREADS; thread++) {
                int seed = thread;
                all.add(threads.submit(() -> look(new Random(seed), villages)));
            }
            for (Future<?> one : all) {
                one.get();
            }
        }
    }

    private void look(Random random, List<DivisionCode> villages) {
        for (int round = 0; round < ROUNDS; round++) {
            DivisionCode village = villages.get(random.nextInt(villages.size()));
            Role role = random.nextBoolean() ? Role.SECRETARY : Role.GRID_WORKER;
            World.Person person = world.person(village, role);
            Viewer viewer = person.viewer();
            List<Long> places = transactions.read(viewer.scope(), () -> places());
            assertThat(places)
                    .isNotEmpty()
                    .allSatisfy(place -> assertThat(place)
                            .isBetween(
                                    person.post().range().from(),
                                    person.post().range().to()));
            if (random.nextInt(5) == 0) {
                fail(viewer.scope());
            }
            assertThat(jdbc.sql("select count(*) from cases")
                            .query(Integer.class)
                            .single())
                    .as("outside a transaction")
                    .isZero();
        }
    }

    /** Also a transaction that broke leaves nothing of its scope behind. */
    private void fail(Scope scope) {
        try {
            transactions.read(scope, () -> {
                throw new IllegalStateException("broken on purpose");
            });
        } catch (IllegalStateException expected) {
            assertThat(expected).hasMessage("broken on purpose");
        }
    }

    private List<Long> places() {
        return jdbc.sql("select place from asker_person").query(Long.class).list();
    }

    @Test
    void a_code_opens_its_own_order_and_no_other() {
        PlaceOrder.Receipt own = world.order(World.ZHANBEI, "我的单只有我看得到");
        PlaceOrder.Receipt other = world.order(World.ZHANBEI, "别人的单", Contact.ANONYMOUS);
        Scope scope = Scope.code(150622, own.asker(), own.need());
        List<UUID> people = transactions.read(
                scope,
                () -> jdbc.sql("select asker_id from asker_person")
                        .query(UUID.class)
                        .list());
        assertThat(people).containsExactly(own.asker()).doesNotContain(other.asker());
        assertThat(transactions.read(
                        scope,
                        () -> jdbc.sql("select case_id from case_history")
                                .query(UUID.class)
                                .list()))
                .containsOnly(own.need());
    }

    @Test
    void units_and_administrators_see_no_orders_and_no_residents() {
        world.order(World.ZHANBEI, "共建单位看不到居民信息");
        for (Role role : List.of(Role.UNIT, Role.SYSTEM_ADMIN, Role.SECURITY_ADMIN, Role.AUDITOR)) {
            Scope scope = world.viewer(role).scope();
            for (String table : List.of(
                    "cases where kind = 'need'",
                    "need",
                    "asker",
                    "asker_person",
                    "resident_person",
                    "household_person")) {
                int count = transactions.read(
                        scope,
                        () -> jdbc.sql("select count(*) from " + table)
                                .query(Integer.class)
                                .single());
                assertThat(count).as(role + " " + table).isZero();
            }
        }
    }
}
