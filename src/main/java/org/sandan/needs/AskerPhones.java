package org.sandan.needs;

import java.util.List;
import java.util.function.UnaryOperator;
import org.sandan.platform.SealedFields;
import org.springframework.stereotype.Component;

/** How the telephone numbers of those who ask are kept. */
@Component
class AskerPhones implements SealedFields {
    static final String TAIL = AskerPeople.PHONE + ".tail";

    @Override
    public List<Field> sealedFields() {
        return List.of(new Field(
                "asker_person",
                "asker_id",
                "phone",
                AskerPeople.PHONE,
                List.of(
                        new Hash("phone_hash", AskerPeople.PHONE, UnaryOperator.identity()),
                        new Hash("phone_tail_hash", TAIL, AskerPhones::tail))));
    }

    static String tail(String phone) {
        return phone.substring(Math.max(0, phone.length() - 4));
    }
}
