package org.sandan.platform;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Base64;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.sandan.SandanTest;
import org.sandan.World;
import org.sandan.needs.Contact;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** A key that may have leaked is left behind: what it had made is made anew, and is found and read as before. */
class KeyRenewalTest extends SandanTest {
    private static final int COUNTY = 150_622;
    private static final String USE = "asker.phone";

    @Autowired
    private KeyRenewal renewal;

    @Autowired
    private JdbcClient jdbc;

    @Autowired
    private Transactions transactions;

    @Autowired
    private List<SealedFields> modules;

    @TempDir
    private Path folder;

    private SealedFields.Field phones;

    @BeforeEach
    void findTheField() {
        phones = modules.stream()
                .flatMap(module -> module.sealedFields().stream())
                .filter(field -> field.use().equals(USE))
                .findFirst()
                .orElseThrow();
    }

    private record Row(byte[] phone, byte[] hash, byte[] tail) {}

    private Row row(UUID need) {
        return transactions.read(
                Scope.system(COUNTY, "test"),
                () -> jdbc.sql("""
                                select phone, phone_hash, phone_tail_hash from asker_person
                                where county_id = :county and need_id = :need
                                """)
                        .param("county", COUNTY)
                        .param("need", need)
                        .query((row, n) -> new Row(row.getBytes(1), row.getBytes(2), row.getBytes(3)))
                        .single());
    }

    private void put(UUID need, byte[] phone) {
        transactions.change(
                Scope.system(COUNTY, "test"),
                () -> jdbc.sql("update asker_person set phone = :phone where county_id = :county and need_id = :need")
                        .param("phone", phone)
                        .param("county", COUNTY)
                        .param("need", need)
                        .update());
    }

    private Path withSecondLine(Path first) throws IOException {
        Path file = folder.resolve("rotated.keys");
        Files.copy(first, file);
        String line = "2=" + Base64.getEncoder().encodeToString(Keys.random(32)) + "\n";
        return Files.writeString(file, line, StandardCharsets.UTF_8, StandardOpenOption.APPEND);
    }

    @Test
    void after_a_rotation_phones_stand_under_the_new_key_and_are_found_by_it() throws IOException {
        Path first = folder.resolve("first.keys");
        Keys old = Keys.open(first);
        UUID need = world.order(World.ZHANBEI, "换钥匙前的点单", new Contact(false, "陈女士", "13800006099"))
                .need();
        put(need, old.encrypt(USE, "13800006099"));

        Keys rotated = Keys.open(withSecondLine(first));
        assertThat(old.isRotated()).isFalse();
        assertThat(rotated.isRotated()).isTrue();
        assertThat(renewal.renew(COUNTY, phones, rotated)).isPositive();

        Row after = row(need);
        assertThat(after.phone()[0]).isEqualTo((byte) 2);
        assertThat(rotated.decrypt(USE, after.phone())).contains("13800006099");
        assertThat(old.decrypt(USE, after.phone())).isEmpty();
        assertThat(after.hash()).isEqualTo(rotated.hash(USE, "13800006099"));
        assertThat(after.tail()).isEqualTo(rotated.hash(USE + ".tail", "6099"));
        assertThat(renewal.renew(COUNTY, phones, rotated)).isZero();
    }

    @Test
    void what_no_key_opens_is_left_as_it_is() throws IOException {
        UUID need = world.order(World.ZHANBEI, "钥匙丢了的点单", new Contact(false, "陈女士", "13800006098"))
                .need();
        byte[] lost = Keys.open(folder.resolve("lost.keys")).encrypt(USE, "13800006098");
        put(need, lost);
        renewal.renew(COUNTY, phones, Keys.open(withThirdKeyOnly()));
        assertThat(row(need).phone()).isEqualTo(lost);
    }

    private Path withThirdKeyOnly() throws IOException {
        return Files.writeString(
                folder.resolve("third.keys"), "3=" + Base64.getEncoder().encodeToString(Keys.random(32)) + "\n");
    }

    @Test
    void every_column_of_ciphertext_is_known_to_the_renewal() {
        List<String> named = modules.stream()
                .flatMap(module -> module.sealedFields().stream())
                .map(field -> field.table() + "." + field.column())
                .toList();
        assertThat(named)
                .contains(
                        "asker_person.phone",
                        "resident_person.phone",
                        "resident_person.id_number",
                        "account.second_factor");
    }

    @Test
    void a_key_number_that_does_not_fit_in_a_byte_is_refused_with_a_sentence() throws IOException {
        Path file = Files.writeString(folder.resolve("wrong.keys"), "128=AAAA\n");
        assertThatThrownBy(() -> Keys.open(file)).hasMessageContaining("1 to 127");
    }
}
