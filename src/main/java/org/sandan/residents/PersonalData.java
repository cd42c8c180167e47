package org.sandan.residents;

import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import org.sandan.platform.Keys;
import org.sandan.platform.SealedFields;
import org.springframework.stereotype.Component;

/** How telephone and identity numbers are kept: as ciphertext, found by keyed hashes. */
@Component
class PersonalData implements SealedFields {
    static final String PHONE = "resident.phone";
    static final String TAIL = "resident.phone.tail";
    static final String NUMBER = "resident.number";

    private final Keys keys;

    PersonalData(Keys keys) {
        this.keys = keys;
    }

    @Override
    public List<Field> sealedFields() {
        return List.of(
                new Field(
                        "resident_person",
                        "resident_id",
                        "phone",
                        PHONE,
                        List.of(
                                new Hash("phone_hash", PHONE, UnaryOperator.identity()),
                                new Hash(
                                        "phone_tail_hash",
                                        TAIL,
                                        phone ->
                                                Phone.parse(phone).orElseThrow().tail()))),
                new Field(
                        "resident_person",
                        "resident_id",
                        "id_number",
                        NUMBER,
                        List.of(new Hash("id_number_hash", NUMBER, UnaryOperator.identity()))));
    }

    Optional<Phone> phone(byte @Nullable [] kept) {
        return plain(PHONE, kept).flatMap(Phone::parse);
    }

    Optional<ResidentNumber> number(byte @Nullable [] kept) {
        return plain(NUMBER, kept).flatMap(ResidentNumber::parse);
    }

    byte @Nullable [] sealed(String use, @Nullable String value) {
        return value == null ? null : keys.encrypt(use, value);
    }

    byte @Nullable [] hash(String use, @Nullable String value) {
        return value == null ? null : keys.hash(use, value);
    }

    /** Every hash under which a value may stand, keys that were rotated out included. */
    List<byte[]> hashes(String use, String value) {
        return keys.hashes(use, value);
    }

    private Optional<String> plain(String use, byte @Nullable [] kept) {
        return kept == null ? Optional.empty() : keys.decrypt(use, kept);
    }
}
