package org.sandan.platform;

import java.util.Map;
import java.util.TreeMap;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Figures kept up to date by consumers of the outbox, so that pages never count rows. */
@Component
public class Counters {
    private final JdbcClient jdbc;

    Counters(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    public void add(int county, long division, int year, String name, long amount) {
        jdbc.sql("""
                        insert into counter as c (county_id, division, year, name, amount)
                        values (:county, :division, :year, :name, :amount)
                        on conflict (county_id, division, year, name) do update set amount = c.amount + excluded.amount
                        """)
                .param("county", county)
                .param("division", division)
                .param("year", year)
                .param("name", name)
                .param("amount", amount)
                .update();
    }

    /** The figures of each division from one code to another, by division and name. */
    public Map<Long, Map<String, Long>> byDivision(int county, long from, long to, int year) {
        Map<Long, Map<String, Long>> figures = new TreeMap<>();
        jdbc.sql("""
                        select division, name, amount from counter
                        where county_id = :county and division between :from and :to and year = :year
                        """)
                .param("county", county)
                .param("from", from)
                .param("to", to)
                .param("year", year)
                .query(row -> {
                    figures.computeIfAbsent(row.getLong("division"), division -> new TreeMap<>())
                            .put(row.getString("name"), row.getLong("amount"));
                });
        return figures;
    }

    /** The figures of all divisions from one code to another, added up by name. */
    public Map<String, Long> sum(int county, long from, long to, int year) {
        Map<String, Long> figures = new TreeMap<>();
        jdbc.sql("""
                        select name, sum(amount) as amount from counter
                        where county_id = :county and division between :from and :to and year = :year group by name
                        """)
                .param("county", county)
                .param("from", from)
                .param("to", to)
                .param("year", year)
                .query(row -> {
                    figures.put(row.getString("name"), row.getLong("amount"));
                });
        return figures;
    }
}
