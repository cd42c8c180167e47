package org.sandan.needs;

import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.sandan.kernel.Place;
import org.sandan.platform.Keys;
import org.sandan.platform.Timestamps;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** What only the staff may know of those who ask: words, spot, name and phone. In the caller's transaction. */
@Component
public class AskerPeople {
    static final String PHONE = "asker.phone";

    private final JdbcClient jdbc;
    private final Keys keys;

    AskerPeople(JdbcClient jdbc, Keys keys) {
        this.jdbc = jdbc;
        this.keys = keys;
    }

    /** An asker as the staff see one; the phone is masked. */
    public record Person(
            UUID id,
            boolean first,
            boolean anonymous,
            Instant joinedAt,
            String words,
            String spot,
            String name,
            String phone) {}

    void add(int county, Asker asker, Place place, String words, String spot, Contact contact) {
        boolean phoned = !contact.phone().isEmpty();
        jdbc.sql("""
                        insert into asker_person (county_id, asker_id, need_id, place, words, spot, name, phone, phone_hash,
                          phone_tail_hash)
                        values (:county, :id, :need, :place, :words, :spot, :name, :phone, :hash, :tail)
                        """)
                .param("county", county)
                .param("id", asker.id())
                .param("need", asker.need())
                .param("place", place.code())
                .param("words", words)
                .param("spot", spot)
                .param("name", contact.name().isEmpty() ? null : contact.name())
                .param("phone", phoned ? keys.encrypt(PHONE, contact.phone()) : null)
                .param("hash", phoned ? keys.hash(PHONE, contact.phone()) : null)
                .param("tail", phoned ? keys.hash(AskerPhones.TAIL, AskerPhones.tail(contact.phone())) : null)
                .update();
    }

    void move(int county, UUID from, UUID to, Place place) {
        jdbc.sql("update asker_person set need_id = :to, place = :place where county_id = :county and need_id = :from")
                .param("to", to)
                .param("place", place.code())
                .param("county", county)
                .param("from", from)
                .update();
    }

    /** The first few, as the staff see them. */
    List<Person> people(int county, UUID need, int most) {
        return jdbc.sql("""
                        select a.id, a.first, a.anonymous, a.joined_at, p.words, p.spot, p.name, p.phone
                        from asker a join asker_person p on p.county_id = a.county_id and p.asker_id = a.id
                        where a.county_id = :county and p.county_id = :county and a.need_id = :need and a.left_at is null
                        order by a.joined_at, a.id limit :most
                        """)
                .param("county", county)
                .param("need", need)
                .param("most", most)
                .query((row, n) -> new Person(
                        row.getObject("id", UUID.class),
                        row.getBoolean("first"),
                        row.getBoolean("anonymous"),
                        Timestamps.read(row, "joined_at"),
                        row.getString("words"),
                        row.getString("spot"),
                        orEmpty(row.getString("name")),
                        masked(row.getBytes("phone"))))
                .list();
    }

    /** Those who ask for a need now and left a name or a phone, in full. The caller writes the trail. */
    List<ProjectNeeds.Beneficiary> contacts(int county, UUID need) {
        return jdbc.sql("""
                        select p.name, p.phone, p.spot, p.words
                        from asker a join asker_person p on p.county_id = a.county_id and p.asker_id = a.id
                        where a.county_id = :county and p.county_id = :county and a.need_id = :need and a.left_at is null
                          and not a.anonymous
                        order by a.joined_at, a.id
                        """)
                .param("county", county)
                .param("need", need)
                .query((row, n) -> new ProjectNeeds.Beneficiary(
                        orEmpty(row.getString("name")),
                        row.getBytes("phone") == null
                                ? ""
                                : keys.decrypt(PHONE, row.getBytes("phone")).orElse(""),
                        row.getString("spot"),
                        row.getString("words")))
                .list();
    }

    /** What the first asker of each of these needs wrote, for the staff. */
    Map<UUID, String> firstWords(int county, List<UUID> needs) {
        Map<UUID, String> words = new HashMap<>();
        if (!needs.isEmpty()) {
            jdbc.sql("""
                            select distinct on (p.need_id) p.need_id, p.words from asker_person p
                            join asker a on a.county_id = p.county_id and a.id = p.asker_id
                            where p.county_id = :county and a.county_id = :county and p.need_id = any (:needs)
                            order by p.need_id, a.joined_at, a.id
                            """)
                    .param("county", county)
                    .param("needs", needs.toArray(UUID[]::new))
                    .query(row -> {
                        words.put(row.getObject("need_id", UUID.class), row.getString("words"));
                    });
        }
        return words;
    }

    /** What an asker wrote, for that asker. */
    Optional<Words> words(int county, UUID asker) {
        return jdbc.sql("select words, spot from asker_person where county_id = :county and asker_id = :asker")
                .param("county", county)
                .param("asker", asker)
                .query((row, n) -> new Words(row.getString("words"), row.getString("spot")))
                .optional();
    }

    record Words(String words, String spot) {}

    /** The full phone of an asker. The caller writes the trail. */
    Optional<String> phone(int county, UUID asker) {
        return jdbc.sql(
                        "select phone from asker_person where county_id = :county and asker_id = :asker and phone is not null")
                .param("county", county)
                .param("asker", asker)
                .query((row, n) -> row.getBytes("phone"))
                .optional()
                .flatMap(cipher -> keys.decrypt(PHONE, cipher));
    }

    /** Askers who left this phone; for a resident who has proved to own it. */
    public List<UUID> byPhone(int county, String phone) {
        return jdbc.sql("select asker_id from asker_person where county_id = :county and phone_hash = any (:hashes)")
                .param("county", county)
                .param("hashes", keys.hashes(PHONE, phone).toArray(byte[][]::new))
                .query(UUID.class)
                .list();
    }

    private String masked(byte @Nullable [] cipher) {
        if (cipher == null) {
            return "";
        }
        String phone = keys.decrypt(PHONE, cipher).orElse("");
        return phone.length() < 8 ? "****" : phone.substring(0, 3) + "****" + phone.substring(phone.length() - 4);
    }

    private static String orEmpty(@Nullable String text) {
        return text == null ? "" : text;
    }
}
