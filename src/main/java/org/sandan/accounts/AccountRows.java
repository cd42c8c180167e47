package org.sandan.accounts;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.sandan.kernel.Place;
import org.sandan.organisations.People.Person;
import org.sandan.platform.Timestamps;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The rows of accounts and the table that tells in which county a login name is kept. */
@Component
class AccountRows {
    private static final String COLUMNS = """
            county_id, id, login, name, password_hash, second_factor, second_factor_step, failures, failed_at, locked_until,
            closed, resident_id, place, must_change
            """;

    private final JdbcClient jdbc;

    AccountRows(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Where an account is kept. */
    record Address(int county, UUID account) {}

    /** Needs no scope: the table holds names and addresses only. */
    Optional<Address> address(String login) {
        return jdbc.sql("select county_id, account_id from login_name where login = :login")
                .param("login", login)
                .query(AccountRows::address)
                .optional();
    }

    Optional<Address> address(UUID account) {
        return jdbc.sql("select county_id, account_id from login_name where account_id = :account")
                .param("account", account)
                .query(AccountRows::address)
                .optional();
    }

    private static Address address(ResultSet row, int n) throws SQLException {
        return new Address(row.getInt("county_id"), row.getObject("account_id", UUID.class));
    }

    Optional<AccountRow> find(int county, UUID id) {
        return find(county, id, "");
    }

    /** Reads the row and lets nobody else change it until the transaction ends. */
    Optional<AccountRow> lock(int county, UUID id) {
        return find(county, id, " for update");
    }

    private Optional<AccountRow> find(int county, UUID id, String lock) {
        return jdbc.sql("select " + COLUMNS + " from account where county_id = :county and id = :id" + lock)
                .param("county", county)
                .param("id", id)
                .query((row, n) -> read(row))
                .optional();
    }

    /** Accounts in order of their login names, after the one given. */
    List<AccountRow> list(int county, String after, String prefix, int most) {
        return jdbc.sql("select " + COLUMNS + """
                         from account
                        where county_id = :county and login > :after and starts_with(login, :prefix)
                        order by login limit :most
                        """)
                .param("county", county)
                .param("after", after)
                .param("prefix", prefix)
                .param("most", most)
                .query((row, n) -> read(row))
                .list();
    }

    Map<UUID, String> names(int county, Collection<UUID> ids) {
        Map<UUID, String> names = new HashMap<>();
        if (!ids.isEmpty()) {
            jdbc.sql("select id, name from account where county_id = :county and id in (:ids)")
                    .param("county", county)
                    .param("ids", ids)
                    .query(row -> {
                        names.put(row.getObject("id", UUID.class), row.getString("name"));
                    });
        }
        return names;
    }

    List<Person> people(int county) {
        return jdbc.sql("""
                        select id, name, login from account
                        where county_id = :county and not closed and resident_id is null order by name, login limit 5000
                        """)
                .param("county", county)
                .query((row, n) ->
                        new Person(row.getObject("id", UUID.class), row.getString("name"), row.getString("login")))
                .list();
    }

    /** Adds an account; false where the login name is taken, in whatever county. */
    boolean add(AccountRow row) {
        int named = jdbc.sql("""
                        insert into login_name (login, county_id, account_id) values (:login, :county, :id)
                        on conflict do nothing
                        """)
                .param("login", row.login())
                .param("county", row.county())
                .param("id", row.id())
                .update();
        if (named == 0) {
            return false;
        }
        jdbc.sql("""
                        insert into account (county_id, id, login, name, password_hash, resident_id, place, must_change)
                        values (:county, :id, :login, :name, :hash, :resident, :place, :mustChange)
                        """)
                .param("county", row.county())
                .param("id", row.id())
                .param("login", row.login())
                .param("name", row.name())
                .param("hash", row.passwordHash())
                .param("resident", row.resident())
                .param("place", row.place().code())
                .param("mustChange", row.mustChange())
                .update();
        return true;
    }

    /** Adds many accounts of one county without a password; a login name that is taken fails the whole. */
    void addAll(int county, List<AccountRow> made) {
        jdbc.sql("""
                        with named as (
                          insert into login_name (login, county_id, account_id)
                          select login, :county, id from unnest(:logins, cast(:ids as uuid[])) as given (login, id))
                        insert into account (county_id, id, login, name, password_hash, place)
                        select :county, id, login, name, '', place
                        from unnest(cast(:ids as uuid[]), :logins, :names, :places) as given (id, login, name, place)
                        """)
                .param("county", county)
                .param("ids", made.stream().map(AccountRow::id).toArray(UUID[]::new))
                .param("logins", made.stream().map(AccountRow::login).toArray(String[]::new))
                .param("names", made.stream().map(AccountRow::name).toArray(String[]::new))
                .param("places", made.stream().map(row -> row.place().code()).toArray(Long[]::new))
                .update();
    }

    void setTries(int county, UUID id, Tries tries) {
        jdbc.sql("""
                        update account set failures = :failures, failed_at = :failedAt, locked_until = :lockedUntil
                        where county_id = :county and id = :id
                        """)
                .param("failures", tries.failures())
                .param("failedAt", Timestamps.ofNullable(tries.failedAt()))
                .param("lockedUntil", Timestamps.ofNullable(tries.lockedUntil()))
                .param("county", county)
                .param("id", id)
                .update();
    }

    /** Accepts a code's time step unless it, or a later one, was accepted before. */
    boolean useStep(int county, UUID id, long step) {
        return jdbc.sql("""
                        update account set second_factor_step = :step
                        where county_id = :county and id = :id and second_factor_step < :step
                        """)
                        .param("step", step)
                        .param("county", county)
                        .param("id", id)
                        .update()
                == 1;
    }

    void setPassword(int county, UUID id, String hash, boolean mustChange) {
        jdbc.sql("""
                        update account set password_hash = :hash, must_change = :mustChange
                        where county_id = :county and id = :id
                        """)
                .param("hash", hash)
                .param("mustChange", mustChange)
                .param("county", county)
                .param("id", id)
                .update();
    }

    /** Sets the second factor, or takes it away. */
    void setSecondFactor(int county, UUID id, byte @Nullable [] secret, long step) {
        jdbc.sql("""
                        update account set second_factor = :secret, second_factor_step = :step
                        where county_id = :county and id = :id
                        """)
                .param("secret", secret)
                .param("step", step)
                .param("county", county)
                .param("id", id)
                .update();
    }

    void close(int county, UUID id) {
        jdbc.sql("update account set closed = true where county_id = :county and id = :id")
                .param("county", county)
                .param("id", id)
                .update();
    }

    private static AccountRow read(ResultSet row) throws SQLException {
        return new AccountRow(
                row.getInt("county_id"),
                row.getObject("id", UUID.class),
                row.getString("login"),
                row.getString("name"),
                row.getString("password_hash"),
                row.getBytes("second_factor"),
                row.getLong("second_factor_step"),
                new Tries(
                        row.getInt("failures"),
                        Timestamps.readNullable(row, "failed_at"),
                        Timestamps.readNullable(row, "locked_until")),
                row.getBoolean("closed"),
                row.getObject("resident_id", UUID.class),
                new Place(row.getLong("place")),
                row.getBoolean("must_change"));
    }
}
