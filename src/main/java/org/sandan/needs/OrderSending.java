package org.sandan.needs;

import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.sandan.documents.Drafts;
import org.sandan.documents.Drafts.Draft;
import org.sandan.kernel.Outcome;
import org.sandan.platform.Scope;
import org.sandan.platform.Submissions;
import org.sandan.platform.Transactions;
import org.sandan.platform.Viewer;
import org.springframework.stereotype.Component;

/**
 * Turns a filled-in form into an order, or into one more asker of an order that exists, exactly once: a double click or
 * a repeated request finds what the first one did, and is told the same code.
 */
@Component
class OrderSending {
    private final Submissions submissions;
    private final PlaceOrder placeOrder;
    private final JoinNeed joinNeed;
    private final Drafts drafts;
    private final QueryCodes codes;
    private final Transactions transactions;

    OrderSending(
            Submissions submissions,
            PlaceOrder placeOrder,
            JoinNeed joinNeed,
            Drafts drafts,
            QueryCodes codes,
            Transactions transactions) {
        this.submissions = submissions;
        this.placeOrder = placeOrder;
        this.joinNeed = joinNeed;
        this.drafts = drafts;
        this.codes = codes;
        this.transactions = transactions;
    }

    /** @param asker the one whose order it is */
    record Sent(int county, UUID need, UUID asker, String code) {}

    Outcome<Sent> send(Draft draft, String key, Viewer viewer) {
        OrderForm form = OrderForm.of(draft);
        @Nullable Viewer onBehalf = viewer.ordersForOthers() ? viewer : null;
        Scope scope = scope(draft, onBehalf);
        return submissions
                .once(
                        scope,
                        key,
                        "order",
                        () -> form.join().isPresent()
                                ? join(form, form.join().get(), draft, key, onBehalf)
                                : placeOrder.place(order(form, draft, onBehalf), key, onBehalf),
                        receipt -> receipt.need() + " " + receipt.asker())
                .map(receipt -> {
                    if (receipt.repeated()) {
                        forget(draft);
                    }
                    return parse(draft.county(), receipt.location(), key);
                });
    }

    /** The second click may have saved the form once more after the first had sent it. */
    private void forget(Draft draft) {
        transactions.change(draft.scope(), () -> {
            drafts.discard(draft);
            return draft;
        });
    }

    /** What an earlier request with this key did; for when the draft is gone. */
    Optional<Sent> earlier(int county, String key) {
        return submissions.earlier(Scope.ordering(county), key).map(receipt -> parse(county, receipt.location(), key));
    }

    private Sent parse(int county, String location, String key) {
        String[] ids = location.split(" ", 2);
        return new Sent(county, UUID.fromString(ids[0]), UUID.fromString(ids[1]), codes.of(key));
    }

    private static Order order(OrderForm form, Draft draft, @Nullable Viewer onBehalf) {
        return form.order(onBehalf == null ? Order.Channel.SELF : Order.Channel.STAFF, draft);
    }

    private Outcome<PlaceOrder.Receipt> join(
            OrderForm form, UUID need, Draft draft, String key, @Nullable Viewer onBehalf) {
        JoinNeed.Joining joining =
                new JoinNeed.Joining(draft.county(), need, form.value("words"), form.value("spot"), form.contact());
        return joinNeed.join(joining, key, onBehalf).map(receipt -> {
            drafts.discard(draft);
            return receipt;
        });
    }

    /** The orderer's own, or that of the post that orders on behalf; either sees the draft and its photos. */
    private static Scope scope(Draft draft, @Nullable Viewer onBehalf) {
        return onBehalf == null
                ? draft.scope()
                : onBehalf.scope().about(draft.id()).inBrowser(draft.scope().browser());
    }
}
