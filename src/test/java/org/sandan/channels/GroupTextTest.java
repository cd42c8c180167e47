package org.sandan.channels;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.sandan.Visitor;
import org.sandan.World;
import org.sandan.kernel.Role;
import org.sandan.needs.Contact;
import org.sandan.needs.PlaceOrder;
import org.sandan.projects.DesignProject;

/** The text for a group: what everybody may know, and not a word more. */
class GroupTextTest extends ChannelTest {
    private static final String VILLAGE = "/c/150622001003";

    private static String text(HttpResponse<String> page) {
        assertThat(page.statusCode()).isEqualTo(200);
        Matcher area = Pattern.compile("<textarea[^>]*>([^<]*)</textarea>").matcher(page.body());
        assertThat(area.find()).isTrue();
        return area.group(1);
    }

    @Test
    void of_a_need_it_tells_title_state_and_link() {
        PlaceOrder.Receipt order = world.order(World.ZHANBEI, "陈女士家孩子怕黑，路灯坏了", BY_SMS);
        accept(order, "西门照明");
        Visitor resident = visitor();
        String path = VILLAGE + "/needs/" + order.number();
        assertThat(resident.get(path).body()).contains(path + "/group");
        HttpResponse<String> page = resident.get(path + "/group");
        assertThat(text(page)).contains("西门照明", "现在：已受理", "1 人同求", "http://127.0.0.1:" + port + path);
        assertThat(page.body())
                .contains("<svg class=\"group-qr")
                .doesNotContain(
                        "陈女士",
                        "孩子",
                        "13800006021",
                        "6021",
                        "门卫室",
                        order.code(),
                        order.asker().toString());
        Visitor secretary = visitor(world.person(World.ZHANBEI, Role.SECRETARY));
        assertThat(secretary.get("/needs/" + order.need()).body()).contains(path + "/group");
    }

    @Test
    void of_an_order_without_a_public_title_it_tells_kind_and_place_only() {
        PlaceOrder.Receipt order = world.order(World.ZHANBEI, "王奶奶家的水缸漏了", BY_SMS);
        Visitor secretary = visitor(world.person(World.ZHANBEI, Role.SECRETARY));
        HttpResponse<String> page = secretary.get(VILLAGE + "/needs/" + order.number() + "/group");
        assertThat(text(page)).contains("微实事", "第 4 网格", "待受理");
        assertThat(page.body()).doesNotContain("水缸", "王奶奶", "陈女士", "13800006021", "门卫室");
    }

    @Test
    void of_a_community_it_tells_what_is_under_way() {
        PlaceOrder.Receipt order = world.order(World.ZHANBEI, "王大爷家的水管", new Contact(false, "王大爷", "13800007777"));
        accept(order, "三号楼水管");
        String text = text(visitor().get(VILLAGE + "/group"));
        assertThat(text)
                .contains("三号楼水管（已受理）", "http://127.0.0.1:" + port + VILLAGE)
                .doesNotContain("王大爷", "7777");
        assertThat(visitor().get(VILLAGE).body()).contains(VILLAGE + "/group");
        assertThat(visitor().get("/c/150622/group").statusCode()).isEqualTo(404);
        assertThat(visitor().get("/c/999999999999/group").statusCode()).isEqualTo(404);
    }

    @Test
    void of_a_project_it_tells_the_title_once_it_is_no_draft() {
        PlaceOrder.Receipt order = world.order(World.ZHANBEI, "李奶奶说花园的路太黑", BY_SMS);
        accept(order, "花园照明");
        UUID draft = world.bean(DesignProject.class)
                .begin(secretary(), new DesignProject.Beginning(java.util.List.of(order.need()), "", false))
                .orThrow();
        Visitor secretary = visitor(world.person(World.ZHANBEI, Role.SECRETARY));
        assertThat(secretary.get("/projects/" + draft + "/group").statusCode()).isEqualTo(404);
        assertThat(secretary.get("/projects/" + order.need() + "/group").statusCode())
                .isEqualTo(404);
        assertThat(secretary.get("/projects/" + draft).body()).doesNotContain("/projects/" + draft + "/group");
    }

    @Test
    void it_speaks_english_too() {
        PlaceOrder.Receipt order = world.order(World.ZHANBEI, "english group text", BY_SMS);
        accept(order, "Lamp at the gate");
        Visitor resident = visitor();
        resident.keep("sandan_lang=en");
        assertThat(text(resident.get(VILLAGE + "/needs/" + order.number() + "/group")))
                .contains("Lamp at the gate", "Now: Accepted", "1 asks", "How it went:");
    }
}
