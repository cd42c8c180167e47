package org.sandan.search;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.sandan.SandanTest;
import org.sandan.World;
import org.sandan.kernel.Place;
import org.sandan.platform.Scope;
import org.sandan.platform.Transactions;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The search among 100,000 public titles of one county: nine of ten needs, the others projects and meetings. */
@Tag("all")
class SearchPlanTest extends SandanTest {
    @Autowired
    private SearchIndex index;

    @Test
    void a_word_of_one_kind_is_read_from_the_index_of_words_and_quickly() throws SQLException {
        fill();
        Place community = Place.of(World.GUANJING);
        String plan = world.bean(Transactions.class)
                .read(
                        Scope.system(150_621, "test"),
                        () -> String.join(
                                "\n",
                                world.bean(JdbcClient.class)
                                        .sql("explain " + SearchIndex.IDS)
                                        .param("county", 150_621)
                                        .param("query", SearchIndex.query("project", community, "水渠"))
                                        .query(String.class)
                                        .list()));
        assertThat(plan).contains("search_entry_word").doesNotContain("Seq Scan");
        Map<String, Long> times = new LinkedHashMap<>();
        for (String kind : List.of("need", "project", "meeting")) {
            for (String words : List.of("水渠", "道路")) {
                times.put(
                        kind + " " + words,
                        time(() -> world.bean(Transactions.class)
                                .read(
                                        Scope.system(150_621, "test"),
                                        () -> index.find(150_621, kind, community, words, null, 20))));
            }
        }
        System.out.println(times);
        assertThat(times)
                .allSatisfy((what, millis) -> assertThat(millis).as(what).isLessThan(150));
        assertThat(world.bean(Transactions.class)
                        .read(
                                Scope.system(150_621, "test"),
                                () -> index.find(150_621, "project", community, "水渠", null, 20))
                        .ids())
                .hasSize(20);
    }

    /** The median of five, after one that warms up. */
    private static long time(Runnable work) {
        work.run();
        long[] millis = new long[5];
        for (int i = 0; i < millis.length; i++) {
            long from = System.nanoTime();
            work.run();
            millis[i] = Duration.ofNanos(System.nanoTime() - from).toMillis();
        }
        Arrays.sort(millis);
        return millis[2];
    }

    private void fill() throws SQLException {
        try (Connection owner =
                        DriverManager.getConnection(access().url(), access().owner(), access().ownerPassword());
                Statement statement = owner.createStatement()) {
            statement.execute("""
                    insert into search_entry (county_id, id, town, division, opened, tokens)
                    select 150621, gen_random_uuid(), 150621106000, 150621106205, timestamptz '2026-01-01' + i * interval '1 minute',
                      array_to_tsvector(case when i % 100 < 1 then array['水', '渠', '水渠'] else array['道', '路', '道路'] end
                        || array['#1506', '#150621', '#150621106', '#150621106205', '#150621106205004',
                          case when i % 1000 < 900 then '@need' when i % 1000 < 990 then '@project' else '@meeting' end])
                    from generate_series(1, 100000) i
                    """);
            statement.execute("analyze search_entry");
        }
    }
}
