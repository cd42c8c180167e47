package org.sandan.demo;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.List;
import java.util.UUID;
import org.sandan.accounts.Accounts;
import org.sandan.accounts.Home;
import org.sandan.kernel.Outcome;
import org.sandan.kernel.Role;
import org.sandan.needs.AskerPeople;
import org.sandan.needs.KeptOrders;
import org.sandan.platform.NotFound;
import org.sandan.platform.Redirects;
import org.sandan.platform.Scope;
import org.sandan.platform.Transactions;
import org.sandan.platform.Viewer;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** One click to become any of the people of the demo. The resident also gets the orders made with her telephone. */
@Controller
@ConditionalOnProperty(name = "sandan.demo", havingValue = "true")
class DemoController {
    private final DemoFolk folk;
    private final Accounts accounts;
    private final Home home;
    private final Orders orders;

    DemoController(DemoFolk folk, Accounts accounts, Home home, Orders orders) {
        this.folk = folk;
        this.accounts = accounts;
        this.home = home;
        this.orders = orders;
    }

    @InDemo
    record Orders(KeptOrders kept, AskerPeople askers, Transactions transactions) {
        /** As if she had logged in by a code sent to her telephone. */
        void keep(HttpServletRequest request, HttpServletResponse response, int county) {
            List<UUID> mine = transactions.read(
                    Scope.system(county, "demo"), () -> askers.byPhone(county, DemoResidents.CHEN_PHONE));
            List<KeptOrders.Kept> orders = mine.reversed().stream()
                    .map(asker -> new KeptOrders.Kept(county, asker))
                    .toList();
            kept.add(request, response, orders, false);
        }
    }

    @PostMapping("/demo/become")
    Object become(
            @RequestParam(name = "as", defaultValue = "") String login,
            @RequestParam(defaultValue = "") String next,
            HttpServletRequest request,
            HttpServletResponse response) {
        UUID account = accounts.find(login).filter(found -> folk.has(login)).orElseThrow(NotFound::new);
        Outcome<Viewer> signedIn = accounts.signIn(request, response, account, null);
        if (!(signedIn instanceof Outcome.Done<Viewer>(Viewer viewer))) {
            throw new NotFound();
        }
        if (viewer.role() == Role.RESIDENT) {
            orders.keep(request, response, viewer.county());
        }
        return Redirects.to(home.of(viewer, next));
    }
}
