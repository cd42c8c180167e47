package org.sandan.channels;

import static org.assertj.core.api.Assertions.assertThat;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.GreenMailUtil;
import com.icegreen.greenmail.util.ServerSetup;
import jakarta.mail.MessagingException;
import jakarta.mail.internet.MimeMessage;
import java.io.IOException;
import java.net.ServerSocket;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.sandan.Visitor;
import org.sandan.World;
import org.sandan.kernel.Role;

/** Mail, against a real mail server on this machine. */
class MailTest extends ChannelTest {
    private static final String ADDRESS = "li.yunna@example.cn";
    private static final Pattern CODE = Pattern.compile("\\b(\\d{6})\\b");

    private GreenMail server = new GreenMail(new ServerSetup(0, "127.0.0.1", ServerSetup.PROTOCOL_SMTP));

    @BeforeEach
    void start() {
        server.setUser("sandan@example.cn", "sandan", "mail-secret");
        server.start();
    }

    @AfterEach
    void stop() {
        server.stop();
        system(() -> jdbc().sql("delete from reach_address where county_id = :county")
                .param("county", COUNTY)
                .update());
    }

    private Map<String, String> form() {
        Map<String, String> form = new LinkedHashMap<>();
        form.put("mail-host", "127.0.0.1");
        form.put("mail-port", "" + server.getSmtp().getPort());
        form.put("mail-security", "none");
        form.put("mail-user", "sandan");
        form.put("mail-secret", "mail-secret");
        form.put("mail-from", "sandan@example.cn");
        form.put("mail-site", SITE);
        form.put("mail-active", "on");
        return form;
    }

    private void setUp() {
        Visitor admin = visitor(world.person(World.ZHANBEI, Role.SYSTEM_ADMIN));
        admin.get("/channels");
        HttpResponse<String> kept = admin.post("/channels/mail", form());
        assertThat(kept.statusCode()).as(kept.body()).isEqualTo(303);
    }

    private Visitor secretaryVisitor() {
        Visitor visitor = visitor(world.person(World.ZHANBEI, Role.SECRETARY));
        visitor.get("/account/notices");
        return visitor;
    }

    private static String text(MimeMessage mail) {
        try {
            return (String) mail.getContent();
        } catch (IOException | MessagingException e) {
            throw new IllegalStateException(e);
        }
    }

    private String code(int which) {
        Matcher found = CODE.matcher(text(server.getReceivedMessages()[which]));
        assertThat(found.find()).isTrue();
        return found.group(1);
    }

    @Test
    void an_address_counts_once_the_code_that_was_sent_there_came_back() {
        setUp();
        Visitor visitor = secretaryVisitor();
        HttpResponse<String> early = visitor.post("/account/notices", Map.of("by-mail", "on", "digest-at", "08:30"));
        assertThat(early.statusCode()).isEqualTo(422);
        assertThat(early.body()).contains("先留下地址并用验证码确认");

        assertThat(visitor.post("/account/notices/mail", Map.of("mail-address", "no address"))
                        .body())
                .contains("不是完整的邮箱地址", "no address");
        HttpResponse<String> asked = visitor.post("/account/notices/mail", Map.of("mail-address", ADDRESS));
        assertThat(asked.statusCode()).as(asked.body()).isEqualTo(303);
        assertThat(server.getReceivedMessages()).hasSize(1);
        String page = visitor.follow(asked).body();
        assertThat(page).contains("l***@example.cn").doesNotContain(ADDRESS);

        String code = code(0);
        String wrong = code.equals("000000") ? "000001" : "000000";
        assertThat(visitor.post("/account/notices/mail/confirmation", Map.of("mail-code", wrong))
                        .body())
                .contains("验证码不对");
        HttpResponse<String> right =
                visitor.post("/account/notices/mail/confirmation", Map.of("mail-code", " " + code));
        assertThat(right.statusCode()).isEqualTo(303);
        assertThat(visitor.follow(right).body()).contains("已确认：l***@example.cn");
        assertThat(visitor.post("/account/notices", Map.of("by-mail", "on", "digest-at", "08:30"))
                        .statusCode())
                .isEqualTo(303);

        byte[] sealed = system(() -> jdbc().sql("select sealed from reach_address where county_id = :county")
                .param("county", COUNTY)
                .query((row, n) -> row.getBytes(1))
                .single());
        assertThat(new String(sealed, java.nio.charset.StandardCharsets.ISO_8859_1))
                .doesNotContain("example");

        visitor.post("/account/notices/mail/removal", Map.of());
        assertThat(visitor.get("/account/notices").body()).doesNotContain("example.cn");
    }

    @Test
    void an_old_code_and_one_that_was_tried_too_often_count_no_longer() {
        setUp();
        Visitor visitor = visitor(world.person(World.ZHANBEI, Role.TOWN));
        visitor.get("/account/notices");
        visitor.post("/account/notices/mail", Map.of("mail-address", ADDRESS));
        clock.pass(Duration.ofMinutes(11));
        assertThat(visitor.post("/account/notices/mail/confirmation", Map.of("mail-code", code(0)))
                        .body())
                .contains("验证码过期了");
        visitor.post("/account/notices/mail", Map.of("mail-address", ADDRESS));
        for (int i = 0; i < 5; i++) {
            visitor.post("/account/notices/mail/confirmation", Map.of("mail-code", "x" + i));
        }
        assertThat(visitor.post("/account/notices/mail/confirmation", Map.of("mail-code", code(1)))
                        .body())
                .contains("试的次数太多");
    }

    @Test
    void codes_are_sent_a_few_times_an_hour_only() {
        setUp();
        Visitor visitor = visitor(world.person(World.ZHANBEI, Role.LEADING_GROUP));
        visitor.get("/account/notices");
        for (int i = 0; i < 5; i++) {
            assertThat(visitor.post("/account/notices/mail", Map.of("mail-address", ADDRESS))
                            .statusCode())
                    .isEqualTo(303);
        }
        assertThat(visitor.post("/account/notices/mail", Map.of("mail-address", ADDRESS))
                        .body())
                .contains("验证码发得太多");
        assertThat(server.getReceivedMessages()).hasSize(5);
    }

    @Test
    void the_administrator_tries_the_server_and_is_told_what_is_wrong() {
        Visitor admin = visitor(world.person(World.ZHANBEI, Role.SYSTEM_ADMIN));
        admin.get("/channels");
        Map<String, String> form = form();
        form.put("mail-host", "no host!");
        form.put("mail-port", "70000");
        form.put("mail-from", "nobody");
        HttpResponse<String> refused = admin.post("/channels/mail", form);
        assertThat(refused.statusCode()).isEqualTo(422);
        assertThat(refused.body())
                .contains("1 到 65535", "不是完整的邮箱地址", "no host!")
                .doesNotContain("mail-secret\" value");

        setUp();
        HttpResponse<String> tried = admin.post("/channels/mail/trial", Map.of("mail-trial", ADDRESS));
        assertThat(admin.follow(tried).body()).contains("对方收下了测试消息");
        assertThat(server.getReceivedMessages()).hasSize(1);

        Map<String, String> wrong = form();
        wrong.put("mail-secret", "another");
        admin.post("/channels/mail", wrong);
        assertThat(admin.follow(admin.post("/channels/mail/trial", Map.of("mail-trial", ADDRESS)))
                        .body())
                .contains("没有发出去");
    }

    @Test
    void a_mail_that_the_server_never_heard_of_is_tried_again_and_one_nobody_knows_of_is_not() throws IOException {
        setUp();
        Visitor visitor = secretaryVisitor();
        visitor.post("/account/notices/mail", Map.of("mail-address", ADDRESS));
        visitor.post("/account/notices/mail/confirmation", Map.of("mail-code", code(0)));
        java.util.UUID account = secretary().actingAccount();
        Map<String, String> elsewhere = form();
        elsewhere.put("mail-port", "1");
        Visitor admin = visitor(world.person(World.ZHANBEI, Role.SYSTEM_ADMIN));
        admin.get("/channels");
        admin.post("/channels/mail", elsewhere);
        tell(account);
        send();
        assertThat(lastStatus(account)).isEqualTo("queued");
        admin.post("/channels/mail", form());
        clock.pass(Duration.ofMinutes(1));
        send();
        assertThat(lastStatus(account)).isEqualTo("sent");
        assertThat(server.getReceivedMessages()).hasSize(2);

        try (ServerSocket mute = new ServerSocket(0);
                Hanging hanging = new Hanging(mute)) {
            elsewhere.put("mail-port", "" + mute.getLocalPort());
            elsewhere.put("mail-user", "");
            admin.post("/channels/mail", elsewhere);
            tell(account);
            send();
            assertThat(hanging.heard()).contains("DATA");
            assertThat(lastStatus(account)).isEqualTo("unknown");
            clock.pass(Duration.ofHours(2));
            send();
            assertThat(lastStatus(account)).isEqualTo("unknown");
        }
    }

    private void tell(java.util.UUID account) {
        system(() -> {
            world.bean(OutgoingStore.class).tell(COUNTY, Channel.MAIL, account, "标题", "内容", clock.instant());
            return 0;
        });
    }

    private String lastStatus(java.util.UUID account) {
        return system(() -> jdbc().sql(
                        "select status from outgoing where county_id = :county and account_id = :account order by id desc limit 1")
                .param("county", COUNTY)
                .param("account", account)
                .query(String.class)
                .single());
    }

    @Test
    void subject_and_text_arrive_as_they_were_written() throws MessagingException {
        setUp();
        MailSettings settings = new MailSettings(
                "127.0.0.1", server.getSmtp().getPort(), "none", "sandan", "sandan@example.cn", SITE, "mail-secret");
        world.bean(MailServer.class).send(settings, ADDRESS, "轮到您 3 件", "第一行\n第二行 ✓", "1");
        MimeMessage mail = server.getReceivedMessages()[0];
        assertThat(mail.getSubject()).isEqualTo("轮到您 3 件");
        assertThat(text(mail).replace("\r\n", "\n").strip()).isEqualTo("第一行\n第二行 ✓");
        assertThat(mail.getHeader("Auto-Submitted")).containsExactly("auto-generated");
        assertThat(GreenMailUtil.getAddressList(mail.getFrom())).isEqualTo("sandan@example.cn");
    }
}
