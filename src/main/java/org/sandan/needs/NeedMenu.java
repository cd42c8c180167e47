package org.sandan.needs;

import java.util.EnumSet;
import org.sandan.kernel.Role;
import org.sandan.platform.MenuEntry;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What the menu offers of needs. */
@Configuration
class NeedMenu {
    @Bean
    MenuEntry needsMenu() {
        return new MenuEntry(
                20,
                "/needs",
                "inbox",
                "menu.needs",
                EnumSet.of(Role.GRID_WORKER, Role.COMMUNITY_STAFF, Role.SECRETARY, Role.TOWN, Role.LEADING_GROUP));
    }

    @Bean
    MenuEntry orderMenu() {
        return new MenuEntry(
                22,
                "/order",
                "message-plus",
                "menu.order",
                EnumSet.of(Role.GRID_WORKER, Role.COMMUNITY_STAFF, Role.SECRETARY));
    }

    @Bean
    MenuEntry callsMenu() {
        return new MenuEntry(
                24, "/calls", "phone", "menu.calls", EnumSet.of(Role.COMMUNITY_STAFF, Role.SECRETARY, Role.TOWN));
    }

    @Bean
    MenuEntry categoriesMenu() {
        return new MenuEntry(60, "/categories", "category", "menu.categories", EnumSet.of(Role.SECRETARY, Role.TOWN));
    }
}
