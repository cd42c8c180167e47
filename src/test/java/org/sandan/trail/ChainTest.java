package org.sandan.trail;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.sandan.SandanTest;
import org.sandan.kernel.DivisionCode;
import org.sandan.kernel.Place;
import org.sandan.platform.Counties;
import org.sandan.platform.DatabaseAccess;
import org.sandan.platform.Scope;
import org.sandan.platform.Transactions;
import org.sandan.trail.Verification.Fault;
import org.sandan.trail.Verification.Kind;
import org.sandan.trail.Verification.Result;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What an intruder with the owner's rights in the database does to the chain comes to light. */
class ChainTest extends SandanTest {
    private static int next = 150_700;

    private int county;

    /** Each test has a county, and so a chain, of its own. */
    @BeforeEach
    void threeLinks() {
        county = next++;
        world.bean(Counties.class).add(county, "旗", "Banner", true);
        write(3, "第一次核实");
        seal();
        write(4, null);
        seal();
        write(2, "第二次核实");
        seal();
    }

    private void write(int rows, @Nullable String reason) {
        Place place = Place.of(new DivisionCode(county * 1_000_000L));
        world.bean(Transactions.class).change(Scope.system(county, "test"), () -> {
            for (int i = 0; i < rows; i++) {
                UUID subject = UUID.randomUUID();
                world.bean(Trail.class).record(county, null, null, "unmask", "resident", subject, place, reason);
            }
            return rows;
        });
    }

    private void seal() {
        world.bean(SealJob.class).run(county);
    }

    private Result verify(Head... kept) {
        return world.bean(Verification.class).verify(Scope.system(county, "verify"), List.of(kept));
    }

    private static Stream<Kind> kinds(Result result) {
        return result.faults().stream().map(Fault::kind);
    }

    private void tamper(String sql) {
        DatabaseAccess access = access();
        try (Connection owner = DriverManager.getConnection(access.url(), access.owner(), access.ownerPassword());
                Statement statement = owner.createStatement()) {
            assertThat(statement.executeUpdate(sql.replace("COUNTY", Integer.toString(county))))
                    .isPositive();
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    @Test
    void an_untouched_chain_is_whole() {
        Result result = verify();
        assertThat(result.isWhole()).isTrue();
        assertThat(result.links()).isEqualTo(3);
        assertThat(result.rows()).isEqualTo(9);
        assertThat(result.notes()).isEqualTo(5);
        assertThat(result.unsealed()).isZero();
    }

    @Test
    void rows_that_wait_for_the_next_sealing_are_told_and_not_proved() {
        write(2, null);
        Result result = verify();
        assertThat(result.isWhole()).isTrue();
        assertThat(result.unsealed()).isEqualTo(2);
        assertThat(result.unsealedSince()).isEqualTo(clock.instant());
    }

    @Test
    void sealing_without_new_rows_adds_no_link() {
        seal();
        assertThat(verify().links()).isEqualTo(3);
    }

    @Test
    void a_changed_row_breaks_its_link_and_only_that() {
        tamper("update trail set action = 'nothing' where county_id = COUNTY and seal_pos = 5");
        assertThat(verify().faults()).singleElement().satisfies(fault -> {
            assertThat(fault.kind()).isEqualTo(Kind.CHANGED);
            assertThat(fault.no()).isEqualTo(2);
            assertThat(fault.from()).isEqualTo(4);
            assertThat(fault.to()).isEqualTo(7);
        });
    }

    @Test
    void a_value_taken_away_is_a_change() {
        tamper("update trail set note_hash = null, note_id = null where county_id = COUNTY and seal_pos = 1");
        assertThat(kinds(verify())).containsExactly(Kind.CHANGED);
    }

    @Test
    void a_removed_row_is_named_by_its_position() {
        tamper("delete from trail where county_id = COUNTY and seal_pos = 6");
        assertThat(verify().faults()).singleElement().satisfies(fault -> {
            assertThat(fault.kind()).isEqualTo(Kind.MISSING);
            assertThat(fault.from()).isEqualTo(6);
        });
    }

    @Test
    void rows_that_exchange_their_places_are_found() {
        tamper("update trail set seal_pos = 11 - seal_pos where county_id = COUNTY and seal_pos in (5, 6)");
        assertThat(kinds(verify())).containsExactly(Kind.CHANGED);
    }

    @Test
    void an_inserted_row_is_found_at_whatever_position() {
        String insert = "insert into trail (county_id, id, at, action, subject_kind, subject_id, seal_pos)"
                + " values (COUNTY, gen_random_uuid(), now(), 'unmask', 'resident', gen_random_uuid(), %d)";
        tamper(insert.formatted(5));
        assertThat(kinds(verify())).contains(Kind.DOUBLED);
        tamper(insert.formatted(77));
        assertThat(kinds(verify())).contains(Kind.ASTRAY);
    }

    @Test
    void a_row_whose_seal_was_taken_away_is_missing_where_it_was() {
        tamper("update trail set seal_pos = null where county_id = COUNTY and seal_pos = 2");
        seal();
        assertThat(kinds(verify())).containsExactly(Kind.MISSING);
    }

    @Test
    void a_changed_link_is_found_by_itself_and_by_the_next() {
        tamper("update seal set hash = decode(repeat('00', 32), 'hex') where county_id = COUNTY and no = 2");
        assertThat(verify().faults()).extracting(Fault::no).containsExactly(2L, 3L);
    }

    @Test
    void a_removed_link_with_its_rows_leaves_a_gap() {
        tamper("delete from trail where county_id = COUNTY and seal_pos between 4 and 7");
        tamper("delete from seal where county_id = COUNTY and no = 2");
        assertThat(kinds(verify())).containsExactly(Kind.LINK);
    }

    @Test
    void an_end_cut_off_is_found_by_a_head_kept_elsewhere() {
        Head kept = Head.of(Objects.requireNonNull(verify().head()));
        assertThat(verify(kept).isWhole()).isTrue();
        tamper("delete from trail where county_id = COUNTY and seal_pos > 7");
        tamper("delete from seal where county_id = COUNTY and no = 3");
        assertThat(verify().isWhole()).isTrue();
        assertThat(kinds(verify(kept))).containsExactly(Kind.HEAD);
    }

    @Test
    void a_note_deleted_on_request_leaves_the_chain_whole() {
        tamper("delete from history_note where county_id = COUNTY and text = '第一次核实'");
        Result result = verify();
        assertThat(result.isWhole()).isTrue();
        assertThat(result.deletedNotes()).isEqualTo(3);
        assertThat(result.notes()).isEqualTo(2);
    }

    @Test
    void a_changed_note_is_found() {
        tamper("update history_note set text = '没有核实' where county_id = COUNTY and text = '第二次核实'");
        assertThat(kinds(verify())).containsExactly(Kind.NOTE, Kind.NOTE);
    }

    @Test
    void sealers_at_the_same_time_make_one_chain() {
        write(40, null);
        CompletableFuture.allOf(IntStream.range(0, 8)
                        .mapToObj(i -> CompletableFuture.runAsync(this::seal))
                        .toArray(CompletableFuture[]::new))
                .join();
        seal();
        Result result = verify();
        assertThat(result.isWhole()).isTrue();
        assertThat(result.rows()).isEqualTo(49);
    }

    @Test
    void a_chain_longer_than_a_window_is_proved() {
        write(2_100, null);
        seal();
        Result result = verify();
        assertThat(result.isWhole()).isTrue();
        assertThat(result.rows()).isEqualTo(2_109);
        assertThat(result.links()).isEqualTo(6);
    }

    @Test
    void the_application_itself_may_not_change_what_is_sealed() {
        assertThat(catchThrowable(() -> world.bean(Transactions.class)
                        .change(
                                Scope.system(county, "test"),
                                () -> world.bean(JdbcClient.class)
                                        .sql("update trail set action = 'x' where county_id = :county")
                                        .param("county", county)
                                        .update())))
                .rootCause()
                .hasMessageContaining("permission denied");
    }
}
