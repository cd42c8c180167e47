package org.sandan.needs;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.sandan.documents.Drafts.Draft;
import org.sandan.kernel.Outcome;
import org.sandan.kernel.Refusal;
import org.sandan.kernel.Refusal.AtField;
import org.sandan.platform.Transactions;
import org.sandan.platform.Viewer;
import org.sandan.residents.Residents;
import org.sandan.trail.Trail;
import org.springframework.stereotype.Component;

/**
 * Places the order that was made out of a message. Where somebody of the scope was chosen and no telephone number stands
 * in the form, the one that is known is used; the trail says so. Refused at the field, as every order.
 */
@Component
class MessageOrder {
    private final OrderPages pages;
    private final OrderSending sending;
    private final Residents residents;
    private final Transactions transactions;
    private final Trail trail;

    MessageOrder(OrderPages pages, OrderSending sending, Residents residents, Transactions transactions, Trail trail) {
        this.pages = pages;
        this.sending = sending;
        this.residents = residents;
        this.transactions = transactions;
        this.trail = trail;
    }

    Outcome<OrderSending.Sent> place(Draft draft, String key, Viewer viewer) {
        OrderForm form = OrderForm.of(draft);
        List<AtField> faults = new ArrayList<>();
        if (form.join().isEmpty()) {
            faults.addAll(pages.faultsOfWhat(form));
            faults.addAll(pages.faultsOfWhere(form, true));
        }
        return faults.isEmpty()
                ? sending.send(withPhone(draft, viewer), key, viewer)
                : Outcome.refused(Refusal.at(faults));
    }

    private Draft withPhone(Draft draft, Viewer viewer) {
        Optional<UUID> person = OrderForm.uuid(draft.value("person"));
        boolean wanted =
                draft.value("phone").isEmpty() && !draft.value("contact").equals("anonymous");
        return person.filter(id -> wanted)
                .flatMap(id -> phone(viewer, id))
                .map(phone -> {
                    Map<String, String> values = new LinkedHashMap<>(draft.values());
                    values.put("phone", phone);
                    return new Draft(draft.county(), draft.id(), values, draft.scope());
                })
                .orElse(draft);
    }

    private Optional<String> phone(Viewer viewer, UUID id) {
        return transactions.change(
                viewer.scope(),
                () -> residents
                        .find(viewer.county(), id)
                        .flatMap(resident -> {
                            trail.record(viewer, "use-phone", "resident", id, resident.place(), null);
                            return residents.plain(viewer.county(), id).map(Residents.Plain::phone);
                        })
                        .filter(phone -> !phone.isEmpty()));
    }
}
