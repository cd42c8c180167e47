package org.sandan.needs;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.sandan.divisions.Divisions;
import org.sandan.divisions.Grids;
import org.sandan.documents.QrCode;
import org.sandan.kernel.DivisionCode;
import org.sandan.kernel.DivisionCode.Level;
import org.sandan.lifecycle.CaseRow;
import org.sandan.lifecycle.Cases;
import org.sandan.platform.Cookies;
import org.sandan.platform.Keys;
import org.sandan.platform.Scope;
import org.sandan.platform.Transactions;
import org.springframework.stereotype.Component;

/** What the orderer takes away: number and code, for an hour in an encrypted cookie of this browser, to copy or print. */
@Component
class Receipts {
    private static final String COOKIE = "sandan_receipt";
    private static final int HOUR = 3600;

    private final Keys keys;
    private final KeptOrders orders;
    private final Rows rows;
    private final Ground ground;
    private final Transactions transactions;

    Receipts(Keys keys, KeptOrders orders, Rows rows, Ground ground, Transactions transactions) {
        this.keys = keys;
        this.orders = orders;
        this.rows = rows;
        this.ground = ground;
        this.transactions = transactions;
    }

    @Component
    record Rows(AskerStore askers, AskerPeople people, Cases cases) {}

    @Component
    record Ground(Divisions divisions, Grids grids, OrderPages pages) {}

    /** Hands the receipt to this browser, and lets it open the order until it is closed. */
    void hand(HttpServletRequest request, HttpServletResponse response, OrderSending.Sent sent) {
        String text = sent.county() + " " + sent.asker() + " " + sent.code();
        response.addCookie(Cookies.secure(request, COOKIE, keys.toCookie(COOKIE, text), HOUR));
        orders.add(request, response, List.of(new KeptOrders.Kept(sent.county(), sent.asker())), false);
    }

    /** The receipt that this browser was handed last. */
    Optional<OrderViews.Receipt> last(HttpServletRequest request) {
        return keys.fromCookie(COOKIE, Cookies.read(request, COOKIE).orElse(null))
                .map(text -> text.split(" ", 3))
                .flatMap(parts -> read(request, Integer.parseInt(parts[0]), UUID.fromString(parts[1]), parts[2]));
    }

    private Optional<OrderViews.Receipt> read(HttpServletRequest request, int county, UUID asker, String code) {
        return transactions.read(Scope.code(county, asker, null), () -> {
            Optional<Asker> found = rows.askers().find(county, asker);
            Optional<CaseRow> row = found.flatMap(one -> rows.cases().find(county, one.need()));
            return row.map(one -> view(request, one, found.get(), code));
        });
    }

    private OrderViews.Receipt view(HttpServletRequest request, CaseRow row, Asker asker, String code) {
        DivisionCode village = row.place().division();
        Instant due = row.standing().stepDue() == null
                ? row.standing().stepFrom()
                : row.standing().stepDue();
        AskerPeople.Words words = rows.people().words(row.county(), asker.id()).orElse(new AskerPeople.Words("", ""));
        return new OrderViews.Receipt(
                ground.divisions().find(village).orElseThrow(),
                ground.divisions().find(village.at(Level.TOWN)).orElseThrow(),
                ground.divisions().find(village.at(Level.COUNTY)).orElseThrow(),
                asker.number(),
                QueryCodes.grouped(code),
                asker.id().toString(),
                QrCode.of(address(request) + "/orders?number=" + asker.number() + "&code=" + code),
                due,
                words.words(),
                words.spot(),
                ground.grids().find(row.place()),
                ground.pages().secretary(village),
                orders.isLasting(request));
    }

    static String address(HttpServletRequest request) {
        String url = request.getRequestURL().toString();
        return url.substring(0, url.length() - request.getRequestURI().length());
    }
}
