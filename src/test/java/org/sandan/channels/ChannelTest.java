package org.sandan.channels;

import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.function.Supplier;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.sandan.Journey;
import org.sandan.World;
import org.sandan.calendar.WorkingDays;
import org.sandan.documents.Photos;
import org.sandan.kernel.Role;
import org.sandan.lifecycle.CaseRow;
import org.sandan.lifecycle.Cases;
import org.sandan.needs.AcceptNeed;
import org.sandan.needs.AssignNeed;
import org.sandan.needs.Contact;
import org.sandan.needs.FinishNeed;
import org.sandan.needs.PlaceOrder;
import org.sandan.platform.OutboxDelivery;
import org.sandan.platform.Scope;
import org.sandan.platform.Timestamps;
import org.sandan.platform.Transactions;
import org.sandan.platform.Viewer;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What tests of channels do again and again, each as a sentence. */
abstract class ChannelTest extends Journey {
    static final int COUNTY = 150_622;
    static final String SITE = "https://sandan.example.cn";
    static final Contact BY_SMS = new Contact(false, "陈女士", "13800006021", true);

    /** Each test begins with nothing under way. */
    @BeforeEach
    @AfterEach
    void sweep() {
        deliver();
        system(() -> {
            jdbc().sql(
                            "update outgoing set status = 'dropped' where county_id = :county and status in ('queued', 'sending')")
                    .param("county", COUNTY)
                    .update();
            jdbc().sql("update channel_setting set active = false where county_id = :county")
                    .param("county", COUNTY)
                    .update();
            jdbc().sql("update reach set by_sms = false, by_mail = false, digested_on = null where county_id = :county")
                    .param("county", COUNTY)
                    .update();
            jdbc().sql("delete from reach_address where county_id = :county")
                    .param("county", COUNTY)
                    .update();
            return jdbc().sql("update message set read_at = at where county_id = :county and read_at is null")
                    .param("county", COUNTY)
                    .update();
        });
    }

    JdbcClient jdbc() {
        return world.bean(JdbcClient.class);
    }

    <T> T system(Supplier<T> work) {
        return world.bean(Transactions.class).change(Scope.system(COUNTY, "test"), work);
    }

    void deliver() {
        world.bean(OutboxDelivery.class).deliver(COUNTY);
    }

    /** What can still be undone, can no longer be, and is told. */
    void undoIsOver() {
        clock.pass(Duration.ofMinutes(31));
        deliver();
    }

    Viewer secretary() {
        return world.viewer(Role.SECRETARY);
    }

    Viewer worker() {
        return world.viewer(Role.GRID_WORKER);
    }

    CaseRow row(UUID id) {
        return system(() -> world.bean(Cases.class).find(COUNTY, id).orElseThrow());
    }

    /** When the present step of an order is due. */
    Instant due(PlaceOrder.Receipt order) {
        return Objects.requireNonNull(row(order.need()).standing().stepDue());
    }

    void accept(PlaceOrder.Receipt order, String title) {
        world.bean(AcceptNeed.class)
                .accept(
                        secretary(),
                        new AcceptNeed.Acceptance(
                                order.need(), row(order.need()).version(), title, false))
                .orThrow();
    }

    void assign(PlaceOrder.Receipt order) {
        LocalDate day = LocalDate.ofInstant(clock.instant(), Timestamps.CHINA).plusDays(1);
        while (!world.bean(WorkingDays.class).isWorking(day)) {
            day = day.plusDays(1);
        }
        world.bean(AssignNeed.class)
                .assign(
                        secretary(),
                        new AssignNeed.Assignment(
                                order.need(), row(order.need()).version(), worker().actingPost(), day, "", ""))
                .orThrow();
    }

    void finish(PlaceOrder.Receipt order) {
        world.bean(FinishNeed.class)
                .finish(
                        worker(),
                        new FinishNeed.Completion(
                                order.need(), row(order.need()).version(), "换了灯泡", List.of(photo()), false))
                .orThrow();
    }

    /** An order whose asker is to say whether it was solved. */
    PlaceOrder.Receipt asked(Contact contact) {
        PlaceOrder.Receipt order = world.order(World.ZHANBEI, "门前的路灯坏了", contact);
        accept(order, "门前照明");
        assign(order);
        finish(order);
        deliver();
        return order;
    }

    private Photos.Ready photo() {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try {
            ImageIO.write(new BufferedImage(40, 30, BufferedImage.TYPE_INT_RGB), "png", out);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return world.bean(Photos.class).prepare(out.toByteArray()).orThrow();
    }

    /** The messages of a post, the newest first. */
    List<Message> messages(Viewer viewer) {
        List<Message> all = new ArrayList<>();
        Inbox.Found<InboxLine> page = world.bean(Inbox.class).list(viewer, false, null);
        page.rows().forEach(line -> all.add(line.message()));
        while (page.next() != null) {
            page = world.bean(Inbox.class).list(viewer, false, page.next());
            page.rows().forEach(line -> all.add(line.message()));
        }
        return all;
    }

    List<Message> messages(Viewer viewer, UUID about) {
        return messages(viewer).stream()
                .filter(message -> message.caseId().equals(about))
                .toList();
    }

    /** Sets the gateway up as the administrator does. */
    void gateway(String url, String method, Map<String, String> other) {
        Map<String, String> typed = new java.util.LinkedHashMap<>();
        typed.put("url", url);
        typed.put("method", method);
        typed.put("headers", "Content-Type: application/json\nX-Key: {secret}\nX-Id: {id}");
        typed.put("body", "{\"mobile\":\"{phone}\",\"content\":\"{text}\",\"id\":\"{id}\"}");
        typed.put("success", "\"code\"\\s*:\\s*0");
        typed.put("refused", "\"code\"\\s*:\\s*99");
        typed.put("seconds", "1");
        typed.put("site", SITE);
        typed.put("secret", "geheim");
        typed.putAll(other);
        world.bean(Settings.class)
                .keep(
                        world.viewer(Role.SYSTEM_ADMIN),
                        Channel.SMS,
                        SmsSettings.class,
                        true,
                        before -> SmsSettings.of(typed, ""),
                        SmsSettings::faults)
                .orThrow();
    }

    void send() {
        world.bean(SendJob.class).run(COUNTY);
    }

    /** How the messages to an asker stand, in the order in which they were made. */
    List<String> statuses(UUID asker) {
        return system(() -> jdbc().sql(
                        "select status from outgoing where county_id = :county and asker_id = :asker order by id")
                .param("county", COUNTY)
                .param("asker", asker)
                .query(String.class)
                .list());
    }

    /** Whether an asker stands on the list to telephone. */
    boolean isToTelephone(UUID asker) {
        return visitor(world.person(World.ZHANBEI, Role.SECRETARY))
                .get("/calls")
                .body()
                .contains("/calls/" + asker);
    }
}
