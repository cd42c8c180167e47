package org.sandan.needs;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.sandan.SandanTest;
import org.sandan.World;
import org.sandan.kernel.Role;

/** The case on paper, as it is filed and signed. */
class CaseSheetTest extends SandanTest {
    private String path = "";

    @BeforeEach
    void a_case_that_was_accepted_and_refused() {
        PlaceOrder.Receipt order = world.order(World.ZHANBEI, "把凉亭的顶棚换成玻璃的");
        path = "/needs/" + order.need();
        world.bean(AcceptNeed.class)
                .accept(world.viewer(Role.SECRETARY), new AcceptNeed.Acceptance(order.need(), 1, "凉亭换玻璃顶棚", false))
                .orThrow();
        world.bean(DecideNeed.class)
                .decide(
                        world.viewer(Role.SECRETARY),
                        new DecideNeed.Decision(order.need(), 2, "refuse", "顶棚去年刚换过，不在今年的计划里"))
                .orThrow();
    }

    @Test
    void it_holds_where_the_case_stands_its_way_the_reasons_and_room_to_sign() {
        String sheet = sheet(Role.SECRETARY);
        assertThat(sheet)
                .contains("需求办理单", "凉亭换玻璃顶棚", "不予受理", "顶棚去年刚换过", "class=\"qr\"")
                .contains("岗位" + Role.SECRETARY.ordinal() + " 某某");
        assertThat(sheet.split("签字：", -1)).hasSize(4);
        assertThat(visitor(world.person(World.ZHANBEI, Role.SECRETARY))
                        .get(path)
                        .body())
                .contains("href=\"" + path + "/sheet\"");
    }

    @Test
    void a_phone_is_masked_as_on_the_page() {
        assertThat(sheet(Role.SECRETARY)).contains("138****6021").doesNotContain("13800006021");
    }

    @Test
    void whoever_may_not_see_the_case_gets_no_sheet() {
        assertThat(visitor(world.person(World.NANYUAN, Role.SECRETARY))
                        .get(path + "/sheet")
                        .statusCode())
                .isEqualTo(404);
        assertThat(visitor().get(path + "/sheet").statusCode()).isEqualTo(303);
        assertThat(visitor(world.person(World.ZHANBEI, Role.UNIT))
                        .get(path + "/sheet")
                        .statusCode())
                .isEqualTo(404);
    }

    private String sheet(Role role) {
        return visitor(world.person(World.ZHANBEI, role)).get(path + "/sheet").body();
    }
}
