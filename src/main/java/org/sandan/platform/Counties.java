package org.sandan.platform;

import java.util.List;
import java.util.Locale;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The counties that this installation serves. The city is one of them. */
@Component
public class Counties {
    private final JdbcClient jdbc;

    Counties(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** @param synthetic whether what it holds is invented */
    public record County(int code, String nameZh, String nameEn, boolean synthetic) {
        public String name(Locale locale) {
            return locale.getLanguage().equals("en") ? nameEn : nameZh;
        }
    }

    public List<County> all() {
        return jdbc.sql("select county_id, name_zh, name_en, synthetic from county order by county_id")
                .query((row, n) -> new County(
                        row.getInt("county_id"),
                        row.getString("name_zh"),
                        row.getString("name_en"),
                        row.getBoolean("synthetic")))
                .list();
    }

    public boolean serves(int county) {
        return jdbc.sql("select exists (select 1 from county where county_id = :county)")
                .param("county", county)
                .query(Boolean.class)
                .single();
    }

    public void add(int code, String nameZh, String nameEn, boolean synthetic) {
        jdbc.sql("""
                        insert into county (county_id, name_zh, name_en, synthetic) values (:code, :zh, :en, :synthetic)
                        on conflict (county_id) do nothing
                        """)
                .param("code", code)
                .param("zh", nameZh)
                .param("en", nameEn)
                .param("synthetic", synthetic)
                .update();
    }
}
