package org.sandan.projects;

import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.sandan.kernel.Place;
import org.sandan.platform.Keys;
import org.sandan.platform.SealedFields;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * 代为登记: the names of residents without a log-in for whom their community entered a claim. Sealed, and read by the
 * community's own staff only. In the caller's transaction.
 */
@Component
class ClaimPersons implements SealedFields {
    private static final String USE = "claim-person";

    private final JdbcClient jdbc;
    private final Keys keys;

    ClaimPersons(JdbcClient jdbc, Keys keys) {
        this.jdbc = jdbc;
        this.keys = keys;
    }

    @Override
    public List<Field> sealedFields() {
        return List.of(new Field("claim_person", "claim_id", "data", USE, List.of()));
    }

    void add(Place place, UUID claim, String name) {
        jdbc.sql("insert into claim_person (county_id, claim_id, place, data) values (:county, :claim, :place, :data)")
                .param("county", place.county())
                .param("claim", claim)
                .param("place", place.code())
                .param("data", keys.encrypt(USE, name))
                .update();
    }

    /** The names by claim, as far as the scope may read them. */
    Map<UUID, String> of(int county, Collection<UUID> claims) {
        Map<UUID, String> names = new HashMap<>();
        jdbc.sql("select claim_id, data from claim_person where county_id = :county and claim_id = any (:claims)")
                .param("county", county)
                .param("claims", claims.toArray(UUID[]::new))
                .query((row, n) -> names.put(
                        row.getObject("claim_id", UUID.class),
                        keys.decrypt(USE, row.getBytes("data")).orElse("")))
                .list();
        return names;
    }
}
