package org.sandan.needs;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.sandan.SandanTest;
import org.sandan.World;
import org.sandan.kernel.Role;

/** From a station of the chain to the row of the history that it comes from, and back. */
class StationTest extends SandanTest {
    @Test
    void every_station_that_was_passed_leads_to_its_row_and_the_row_back() {
        PlaceOrder.Receipt order = world.order(World.ZHANBEI, "链条上的每一站都有来历");
        new Hands(world, clock).accept(order);
        String page = page(order, "");
        assertThat(found(page, "<li id=\"(s\\d+)\"")).containsExactly("s1", "s2");
        for (String link : found(page, "href=\"#([hs]\\d+)\"")) {
            assertThat(page).contains("id=\"" + link + "\"");
        }
        assertThat(found(page, "href=\"#([hs]\\d+)\"")).containsExactlyInAnyOrder("h1", "h2", "s1", "s2");
    }

    @Test
    void a_station_whose_row_is_among_the_earlier_ones_opens_the_whole_history() {
        PlaceOrder.Receipt order = world.order(World.ZHANBEI, "历史很长的一件");
        for (int joined = 0; joined < 9; joined++) {
            new Hands(world, clock).join(order, Contact.ANONYMOUS);
        }
        String page = page(order, "");
        assertThat(page).contains("href=\"?all=1#h1\"").doesNotContain("id=\"h1\"");
        assertThat(page(order, "?all=1")).contains("href=\"#h1\"", "id=\"h1\"");
    }

    @Test
    void a_step_that_was_undone_has_no_station_to_go_to() {
        PlaceOrder.Receipt order = world.order(World.ZHANBEI, "受理又撤销的一件");
        new Hands(world, clock).accept(order);
        world.bean(UndoNeed.class)
                .undo(world.viewer(Role.SECRETARY), order.need(), 2)
                .orThrow();
        assertThat(found(page(order, ""), "href=\"#([hs]\\d+)\"")).containsExactlyInAnyOrder("h1", "s1");
    }

    private String page(PlaceOrder.Receipt order, String query) {
        return visitor(world.person(World.ZHANBEI, Role.SECRETARY))
                .get("/needs/" + order.need() + query)
                .body();
    }

    private static List<String> found(String page, String pattern) {
        Set<String> found = new LinkedHashSet<>();
        Matcher matcher = Pattern.compile(pattern).matcher(page);
        while (matcher.find()) {
            found.add(matcher.group(1));
        }
        return List.copyOf(found);
    }
}
