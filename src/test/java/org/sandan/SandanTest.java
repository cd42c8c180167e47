package org.sandan;

import org.junit.jupiter.api.BeforeEach;
import org.sandan.platform.DatabaseAccess;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;
import org.springframework.context.annotation.Primary;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

/** A test of the whole product on a real database. All such tests share one start, one world and one clock. */
@SpringBootTest(classes = Sandan.class, webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT)
@Import(SandanTest.Beans.class)
public abstract class SandanTest {
    @Autowired
    protected TestClock clock;

    @Autowired
    protected World world;

    @LocalServerPort
    protected int port;

    @DynamicPropertySource
    static void database(DynamicPropertyRegistry registry) {
        TestDatabase.properties(Once.ACCESS).forEach((name, value) -> registry.add(name, () -> value));
    }

    /** The database of the shared start. */
    protected static DatabaseAccess access() {
        return Once.ACCESS;
    }

    @BeforeEach
    void startTheClock() {
        clock.set(TestClock.MONDAY);
        world.build();
    }

    /** A visitor without a cookie. */
    protected Visitor visitor() {
        return new Visitor("http://127.0.0.1:" + port);
    }

    /** A visitor who has logged in. */
    protected Visitor visitor(World.Person person) {
        Visitor visitor = visitor();
        visitor.keep(world.session(person));
        return visitor;
    }

    /** The Set-Cookie of a new session, as a log-in gives it. */
    protected String sessionOf(World.Person person) {
        return world.session(person);
    }

    private static final class Once {
        static final DatabaseAccess ACCESS = TestDatabase.fresh();
    }

    @TestConfiguration
    static class Beans {
        @Bean
        @Primary
        TestClock testClock() {
            return new TestClock();
        }

        @Bean
        World world(org.springframework.context.ApplicationContext context) {
            return new World(context);
        }
    }
}
