package org.sandan.needs;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.sandan.documents.Drafts;
import org.sandan.kernel.DivisionCode;
import org.sandan.kernel.Place;
import org.sandan.kernel.Refusal.AtField;
import org.sandan.kernel.Refusal.Common;
import org.sandan.kernel.Text;

/**
 * What somebody orders, before it has been checked.
 *
 * @param place the grid, or the whole village where the orderer cannot tell
 * @param words what is wanted, in the orderer's own words: for staff only
 * @param spot where exactly, in words: for staff only
 * @param draft the form that it comes from, with its photos; null for the API
 */
public record Order(
        DivisionCode village,
        Place place,
        UUID category,
        Set<Group> groups,
        String words,
        String spot,
        Contact contact,
        Channel channel,
        Drafts.@Nullable Draft draft) {

    static final int LONGEST = 500;
    static final int LONGEST_SPOT = 100;
    static final int LONGEST_NAME = 30;

    /** How it came. */
    public enum Channel {
        SELF,
        STAFF,
        API
    }

    /** What is wrong with the text and the contact, field by field. */
    List<AtField> faults() {
        List<AtField> faults = new ArrayList<>(faultsOf(words, contact));
        Text.fault(spot, LONGEST_SPOT).ifPresent(type -> faults.add(AtField.of("spot", type, LONGEST_SPOT)));
        if (!place.division().equals(village)) {
            faults.add(AtField.of("grid", NeedRefusal.GRID_OF_ANOTHER_VILLAGE));
        }
        return faults;
    }

    static List<AtField> faultsOf(String words, Contact contact) {
        List<AtField> faults = new ArrayList<>();
        if (words.isBlank()) {
            faults.add(AtField.of("words", Common.REQUIRED));
        } else if (words.strip().length() < 4) {
            faults.add(AtField.of("words", NeedRefusal.WORDS_TOO_SHORT));
        } else {
            Text.fault(words, LONGEST).ifPresent(type -> faults.add(AtField.of("words", type, LONGEST)));
        }
        faults.addAll(faultsOf(contact));
        return faults;
    }

    static List<AtField> faultsOf(Contact contact) {
        List<AtField> faults = new ArrayList<>();
        if (contact.anonymous()) {
            return faults;
        }
        if (contact.name().isBlank() && contact.phone().isBlank()) {
            faults.add(AtField.of("name", NeedRefusal.CONTACT_OR_ANONYMOUS));
        }
        Text.fault(contact.name(), LONGEST_NAME).ifPresent(type -> faults.add(AtField.of("name", type, LONGEST_NAME)));
        if (!contact.phone().isBlank() && !contact.phone().matches(Contact.PHONE)) {
            faults.add(AtField.of("phone", NeedRefusal.NOT_A_PHONE));
        } else if (contact.sms() && !contact.phone().matches(Contact.MOBILE)) {
            faults.add(AtField.of("phone", NeedRefusal.SMS_NEEDS_A_MOBILE));
        }
        return faults;
    }
}
