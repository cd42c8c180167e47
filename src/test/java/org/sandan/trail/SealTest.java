package org.sandan.trail;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class SealTest {
    private static final Instant NOW = Instant.parse("2026-11-23T02:00:00.123456789Z");
    private static final Seal BEGINNING = Seal.beginning(150_622);

    private static SealedRow row(long position, String text) {
        return new SealedRow(position, List.of(), text.getBytes(StandardCharsets.UTF_8), null, null, null);
    }

    @Test
    void links_follow_one_another_without_gaps() {
        Seal first = BEGINNING.next(List.of(row(0, "a"), row(0, "b")), NOW);
        Seal second = first.next(List.of(row(0, "c")), NOW);
        assertThat(first.first()).isEqualTo(1);
        assertThat(first.last()).isEqualTo(2);
        assertThat(second.no()).isEqualTo(2);
        assertThat(second.first()).isEqualTo(3);
        assertThat(second.fits(first, List.of(row(3, "c")))).isTrue();
    }

    @Test
    void a_link_fits_only_its_own_rows_in_their_order() {
        Seal link = BEGINNING.next(List.of(row(0, "a"), row(0, "b")), NOW);
        assertThat(link.fits(BEGINNING, List.of(row(1, "a"), row(2, "b")))).isTrue();
        assertThat(link.fits(BEGINNING, List.of(row(1, "b"), row(2, "a")))).isFalse();
        assertThat(link.fits(BEGINNING, List.of(row(1, "ab"), row(2, "")))).isFalse();
        assertThat(link.fits(BEGINNING, List.of(row(1, "a")))).isFalse();
    }

    @Test
    void a_link_of_another_county_or_time_does_not_fit() {
        List<SealedRow> rows = List.of(row(1, "a"));
        Seal link = BEGINNING.next(rows, NOW);
        Seal moved = new Seal(150_623, link.no(), link.first(), link.last(), link.sealedAt(), link.hash());
        Seal dated = new Seal(
                150_622, link.no(), link.first(), link.last(), link.sealedAt().plusMillis(1), link.hash());
        assertThat(moved.fits(Seal.beginning(150_623), rows)).isFalse();
        assertThat(dated.fits(BEGINNING, rows)).isFalse();
    }

    @Test
    void a_note_is_proved_by_its_salted_hash() {
        byte[] salt = new byte[] {1, 2, 3};
        byte[] hash = Trail.hash(salt, "电话核实");
        assertThat(noted(hash, "电话核实", salt)).isEqualTo(SealedRow.Note.RIGHT);
        assertThat(noted(hash, "没有核实", salt)).isEqualTo(SealedRow.Note.CHANGED);
        assertThat(noted(hash, null, null)).isEqualTo(SealedRow.Note.DELETED);
        assertThat(noted(null, null, null)).isEqualTo(SealedRow.Note.NONE);
    }

    private static SealedRow.Note noted(byte @Nullable [] hash, @Nullable String text, byte @Nullable [] salt) {
        return new SealedRow(1, List.of(), new byte[0], hash, text, salt).note();
    }

    @Test
    void a_head_is_read_as_it_was_written() {
        Head head = Head.of(BEGINNING.next(List.of(row(0, "a")), NOW));
        assertThat(Head.parse(head.text())).contains(head);
        assertThat(Head.parse(head.text().replace("\n", "\r\n"))).contains(head);
        assertThat(Head.parse("something else")).isEmpty();
        assertThat(Head.parse("sandan-head 1\ncounty x")).isEmpty();
    }
}
