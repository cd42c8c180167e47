package org.sandan.trail;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.sandan.SandanTest;
import org.sandan.Visitor;
import org.sandan.World;
import org.sandan.kernel.Ids;
import org.sandan.kernel.Place;
import org.sandan.kernel.Role;
import org.sandan.platform.Transactions;
import org.sandan.platform.Viewer;

class TrailPageTest extends SandanTest {
    private Visitor auditor() {
        return visitor(world.person(World.ZHANBEI, Role.AUDITOR));
    }

    /** @return the end of its subject, as the page shows it */
    private String written(Viewer by, String action, String reason) {
        UUID subject = Ids.next();
        world.bean(Transactions.class).change(by.scope(), () -> {
            world.bean(Trail.class).record(by, action, "resident", subject, Place.of(World.ZHANBEI), reason);
            return subject;
        });
        return "…" + subject.toString().substring(28);
    }

    @Test
    void the_auditor_sees_who_looked_and_why_and_nobody_else_sees_that_there_is_such_a_page() {
        String subject = written(world.viewer(Role.SECRETARY), "unmask", "电话核实低保申请");
        assertThat(auditor().get("/trail").body()).contains(subject, "查看完整号码", "电话核实低保申请", "某某", "/trail/verification");
        for (Role role : Role.values()) {
            if (role.isStaff() && role != Role.AUDITOR) {
                Visitor other = visitor(world.person(World.ZHANBEI, role));
                assertThat(other.get("/trail").statusCode()).as(role.name()).isEqualTo(404);
                assertThat(other.get("/trail/verification").statusCode()).isEqualTo(404);
                assertThat(other.get("/trail/verification/head").statusCode()).isEqualTo(404);
            }
        }
        Visitor english = visitor(world.person(World.ZHANBEI, Role.SECRETARY));
        english.get("/login");
        english.post("/language", Map.of("value", "en"));
        assertThat(english.get("/trail").body()).contains("Page not found").doesNotContain("没有找到");
        assertThat(visitor().get("/trail").headers().firstValue("Location")).contains("/login?next=%2Ftrail");
    }

    @Test
    void an_auditor_sees_the_own_county_only() {
        String elsewhere = written(world.person(World.GUANJING, Role.SECRETARY).viewer(), "unmask", "别旗的理由");
        assertThat(auditor().get("/trail").body()).doesNotContain(elsewhere, "别旗的理由");
        assertThat(visitor(world.person(World.GUANJING, Role.AUDITOR))
                        .get("/trail")
                        .body())
                .contains(elsewhere);
    }

    @Test
    void the_trail_is_narrowed_by_action_account_and_day() {
        String looked = written(world.viewer(Role.SECRETARY), "unmask", "核对住址一次");
        String called = written(world.viewer(Role.COMMUNITY_STAFF), "call", "打过一次电话");
        Visitor auditor = auditor();
        assertThat(auditor.get("/trail?action=unmask").body()).contains(looked).doesNotContain(called);
        String hall = "community-staff-" + World.ZHANBEI;
        assertThat(auditor.get("/trail?login=" + hall).body()).contains(called).doesNotContain(looked);
        assertThat(auditor.get("/trail?login=nobody-at-all").body()).doesNotContain(called, looked);
        assertThat(auditor.get("/trail?day=2026-11-23").body()).contains(called, looked);
        assertThat(auditor.get("/trail?day=2026-11-22").body()).doesNotContain(called, looked);
        assertThat(auditor.get("/trail?day=gestern&after=nonsense").statusCode())
                .isEqualTo(200);
    }

    @Test
    void a_long_trail_goes_on_on_the_next_page() {
        String first = written(world.viewer(Role.SECRETARY), "long-trail", "");
        for (int i = 0; i < 50; i++) {
            written(world.viewer(Role.SECRETARY), "long-trail", "");
        }
        Visitor auditor = auditor();
        String page = auditor.get("/trail?action=long-trail").body();
        assertThat(page).doesNotContain(first);
        String next = page.replaceAll("(?s).*href=\"(/trail\\?[^\"]*after=[^\"]+)\".*", "$1")
                .replace("&amp;", "&");
        assertThat(auditor.get(next).body()).contains(first);
    }

    @Test
    void the_auditor_proves_the_chain_and_takes_its_head_home() {
        written(world.viewer(Role.SECRETARY), "unmask", "要封存的一条");
        world.bean(SealJob.class).run(150_622);
        Visitor auditor = auditor();
        assertThat(auditor.get("/trail/verification").body()).contains("SHA-256", "下载链头");
        assertThat(auditor.post("/trail/verification", Map.of()).body()).contains("完整，没有改动");
        var head = auditor.get("/trail/verification/head?day=2026-11-23");
        assertThat(head.statusCode()).isEqualTo(200);
        assertThat(head.headers().firstValue("Content-Disposition").orElse(""))
                .contains("sandan-head-150622-2026-11-23.txt");
        assertThat(head.body()).contains("150622");
        assertThat(auditor.get("/trail/verification/head?day=2019-01-01").statusCode())
                .isEqualTo(404);
    }
}
