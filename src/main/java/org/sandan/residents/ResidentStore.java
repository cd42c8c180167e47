package org.sandan.residents;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.sandan.kernel.Ids;
import org.sandan.kernel.Place;
import org.sandan.platform.Timestamps;
import org.sandan.platform.Viewer;
import org.sandan.search.Words;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Writes residents and households, in the caller's transaction. Telephones and identity numbers are kept as ciphertext
 * beside keyed hashes.
 */
@Component
public class ResidentStore {
    private final JdbcClient jdbc;
    private final PersonalData personal;

    ResidentStore(JdbcClient jdbc, PersonalData personal) {
        this.jdbc = jdbc;
        this.personal = personal;
    }

    /** What is written of a person. Null keeps or sets nothing, as the method says. */
    record Personal(
            String name,
            int bornYear,
            boolean woman,
            @Nullable Phone phone,
            @Nullable ResidentNumber number) {}

    /** Adds a household in the running transaction. */
    public UUID addHousehold(Place place, String address, boolean synthetic) {
        UUID id = Ids.next();
        jdbc.sql("""
                        with made as (
                          insert into household (county_id, id, place, synthetic) values (:county, :id, :place, :synthetic))
                        insert into household_person (county_id, household_id, place, address)
                        values (:county, :id, :place, :address)
                        """)
                .param("county", place.county())
                .param("id", id)
                .param("place", place.code())
                .param("synthetic", synthetic)
                .param("address", address)
                .update();
        return id;
    }

    boolean updateAddress(int county, UUID household, String address) {
        return jdbc.sql("""
                                update household_person set address = :address
                                where county_id = :county and household_id = :household
                                """)
                        .param("county", county)
                        .param("household", household)
                        .param("address", address)
                        .update()
                == 1;
    }

    /** Moves a household and everybody in it to another place, and writes the move down. */
    void move(Viewer by, Household household, Place to, Instant at) {
        moved("update household set place = :place where county_id = :county and id = :household", household, to);
        moved("""
                update household_person set place = :place where county_id = :county and household_id = :household
                """, household, to);
        moved("""
                with gone as (
                  delete from resident_name_person n using resident r
                  where n.county_id = :county and r.county_id = :county and r.id = n.resident_id
                    and r.household_id = :household
                  returning n.token, n.resident_id)
                insert into resident_name_person (county_id, token, place, resident_id)
                select :county, token, :place, resident_id from gone
                """, household, to);
        moved("""
                update resident_person set place = :place where county_id = :county and resident_id in (
                  select r.id from resident r where r.county_id = :county and r.household_id = :household)
                """, household, to);
        moved(
                "update resident set place = :place where county_id = :county and household_id = :household",
                household,
                to);
        jdbc.sql("""
                        insert into household_move (county_id, id, household_id, from_place, place, at, post_id, by_name)
                        values (:county, :id, :household, :from, :place, :at, :post, :name)
                        """)
                .param("county", by.county())
                .param("id", Ids.next())
                .param("household", household.id())
                .param("from", household.place().code())
                .param("place", to.code())
                .param("at", Timestamps.of(at))
                .param("post", by.actingPost())
                .param("name", by.name())
                .update();
    }

    private void moved(String sql, Household household, Place to) {
        jdbc.sql(sql)
                .param("county", to.county())
                .param("household", household.id())
                .param("place", to.code())
                .update();
    }

    /** Adds a resident to a household of this place in the running transaction. */
    public UUID add(
            UUID household,
            Place place,
            boolean head,
            boolean synthetic,
            String name,
            int bornYear,
            boolean woman,
            @Nullable Phone phone,
            @Nullable ResidentNumber number) {
        UUID id = Ids.next();
        jdbc.sql("""
                        insert into resident (county_id, id, household_id, place, head, synthetic)
                        values (:county, :id, :household, :place, :head, :synthetic)
                        """)
                .param("county", place.county())
                .param("id", id)
                .param("household", household)
                .param("place", place.code())
                .param("head", head)
                .param("synthetic", synthetic)
                .update();
        bind(id, place, new Personal(name, bornYear, woman, phone, number), """
                        insert into resident_person (county_id, resident_id, place, name, born_year, woman, phone, phone_hash,
                          phone_tail_hash, id_number, id_number_hash)
                        values (:county, :id, :place, :name, :born, :woman, :phone, :phoneHash, :tailHash, :number, :numberHash)
                        """).update();
        writeName(id, place, name);
        return id;
    }

    /** Writes what is now true of a person; a telephone or number that is null is kept as it was. */
    void correct(UUID id, Place place, boolean head, Personal now, boolean removePhone) {
        jdbc.sql("update resident set head = :head where county_id = :county and id = :id")
                .param("county", place.county())
                .param("id", id)
                .param("head", head)
                .update();
        bind(id, place, now, """
                        update resident_person set name = :name, born_year = :born, woman = :woman, place = :place,
                          phone = case when :keepPhone then phone else cast(:phone as bytea) end,
                          phone_hash = case when :keepPhone then phone_hash else cast(:phoneHash as bytea) end,
                          phone_tail_hash = case when :keepPhone then phone_tail_hash else cast(:tailHash as bytea) end,
                          id_number = coalesce(cast(:number as bytea), id_number),
                          id_number_hash = coalesce(cast(:numberHash as bytea), id_number_hash)
                        where county_id = :county and resident_id = :id
                        """)
                .param("keepPhone", now.phone() == null && !removePhone)
                .update();
        jdbc.sql("delete from resident_name_person where county_id = :county and resident_id = :id")
                .param("county", place.county())
                .param("id", id)
                .update();
        writeName(id, place, now.name());
    }

    /** A household has one head: the others of it are none. */
    void onlyHead(int county, UUID household, UUID head) {
        jdbc.sql("""
                        update resident set head = false
                        where county_id = :county and household_id = :household and id <> :head and head
                        """)
                .param("county", county)
                .param("household", household)
                .param("head", head)
                .update();
    }

    private JdbcClient.StatementSpec bind(UUID id, Place place, Personal person, String sql) {
        String phone = person.phone() == null ? null : person.phone().value();
        String tail = person.phone() == null ? null : person.phone().tail();
        String number = person.number() == null ? null : person.number().value();
        return jdbc.sql(sql)
                .param("county", place.county())
                .param("id", id)
                .param("place", place.code())
                .param("name", person.name())
                .param("born", person.bornYear())
                .param("woman", person.woman())
                .param("phone", personal.sealed(PersonalData.PHONE, phone))
                .param("phoneHash", personal.hash(PersonalData.PHONE, phone))
                .param("tailHash", personal.hash(PersonalData.TAIL, tail))
                .param("number", personal.sealed(PersonalData.NUMBER, number))
                .param("numberHash", personal.hash(PersonalData.NUMBER, number));
    }

    private void writeName(UUID id, Place place, String name) {
        jdbc.sql("""
                        insert into resident_name_person (county_id, token, place, resident_id)
                        select :county, token, :place, :id from unnest(:tokens) as given (token)
                        """)
                .param("county", place.county())
                .param("place", place.code())
                .param("id", id)
                .param("tokens", Words.of(name).toArray(String[]::new))
                .update();
    }
}
