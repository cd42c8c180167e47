package org.sandan.needs;

import com.microsoft.playwright.options.Cookie;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import javax.imageio.ImageIO;
import org.sandan.TestClock;
import org.sandan.World;
import org.sandan.documents.Photos;
import org.sandan.kernel.Role;
import org.sandan.lifecycle.CaseRow;
import org.sandan.lifecycle.Cases;
import org.sandan.platform.Scope;
import org.sandan.platform.Timestamps;
import org.sandan.platform.Transactions;
import org.sandan.platform.Viewer;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockHttpServletResponse;

/** Those who move a need on in the tests: the secretary of Zhanbei, the worker of grid 4, whoever asked. */
final class Hands {
    private final World world;
    private final TestClock clock;

    Hands(World world, TestClock clock) {
        this.world = world;
        this.clock = clock;
    }

    PlaceOrder.Receipt handled(String words) {
        PlaceOrder.Receipt order = world.order(World.ZHANBEI, words);
        accept(order);
        assign(order, world.viewer(Role.SECRETARY));
        finish(order, world.viewer(Role.GRID_WORKER));
        return order;
    }

    void accept(PlaceOrder.Receipt order) {
        world.bean(AcceptNeed.class)
                .accept(
                        world.viewer(Role.SECRETARY),
                        new AcceptNeed.Acceptance(order.need(), row(order).version(), "公开标题", true))
                .orThrow();
    }

    void assign(PlaceOrder.Receipt order, Viewer by) {
        LocalDate date = LocalDate.ofInstant(clock.instant(), Timestamps.CHINA).plusDays(1);
        UUID post = world.viewer(Role.GRID_WORKER).post();
        world.bean(AssignNeed.class)
                .assign(by, new AssignNeed.Assignment(order.need(), row(order).version(), post, date, "", ""))
                .orThrow();
    }

    void finish(PlaceOrder.Receipt order, Viewer by) {
        world.bean(FinishNeed.class)
                .finish(
                        by,
                        new FinishNeed.Completion(order.need(), row(order).version(), "换了灯泡", List.of(photo()), true))
                .orThrow();
    }

    void answer(PlaceOrder.Receipt order, boolean solved) {
        world.bean(OwnOrders.class).answer(kept(order), solved, "").orThrow();
    }

    PlaceOrder.Receipt join(PlaceOrder.Receipt order, Contact contact) {
        return world.bean(Transactions.class)
                .write(
                        Scope.ordering(order.county()),
                        () -> world.bean(JoinNeed.class)
                                .join(
                                        new JoinNeed.Joining(order.county(), order.need(), "", "", contact),
                                        World.key(),
                                        null))
                .orThrow();
    }

    /** The cookie of a browser that keeps the order, as the one in which it was placed does. */
    List<Cookie> keeping(PlaceOrder.Receipt order, String site) {
        MockHttpServletResponse response = new MockHttpServletResponse();
        world.bean(KeptOrders.class).add(new MockHttpServletRequest(), response, List.of(kept(order)), false);
        return Arrays.stream(response.getCookies())
                .map(cookie -> new Cookie(cookie.getName(), cookie.getValue()).setUrl(site))
                .toList();
    }

    CaseRow row(PlaceOrder.Receipt order) {
        return world.bean(Transactions.class)
                .read(
                        Scope.system(order.county(), "test"),
                        () -> world.bean(Cases.class)
                                .find(order.county(), order.need())
                                .orElseThrow());
    }

    static KeptOrders.Kept kept(PlaceOrder.Receipt order) {
        return new KeptOrders.Kept(order.county(), order.asker());
    }

    private Photos.Ready photo() {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try {
            ImageIO.write(new BufferedImage(40, 30, BufferedImage.TYPE_INT_RGB), "png", out);
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
        return world.bean(Photos.class).prepare(out.toByteArray()).orThrow();
    }
}
