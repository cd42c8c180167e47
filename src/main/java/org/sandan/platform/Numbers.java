package org.sandan.platform;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Numbers that people read, such as 150622001003-2026-00042: one series a division and year, without gaps. */
@Component
public class Numbers {
    private final JdbcClient jdbc;

    Numbers(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Takes the next number in the running transaction; another one for the same division waits until it ends. */
    public String next(int county, long division, int year) {
        int number = jdbc.sql("""
                        insert into number_series as s (county_id, division, year, last) values (:county, :division, :year, 1)
                        on conflict (county_id, division, year) do update set last = s.last + 1
                        returning last
                        """)
                .param("county", county)
                .param("division", division)
                .param("year", year)
                .query(Integer.class)
                .single();
        return "%d-%d-%05d".formatted(division, year, number);
    }
}
