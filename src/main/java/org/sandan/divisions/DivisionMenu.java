package org.sandan.divisions;

import java.util.EnumSet;
import org.sandan.kernel.Role;
import org.sandan.platform.MenuEntry;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The menu entries of this module. */
@Configuration
class DivisionMenu {
    @Bean
    MenuEntry gridMenu() {
        return new MenuEntry(
                30,
                "/grids",
                "building-community",
                "grid.menu",
                EnumSet.of(
                        Role.GRID_WORKER,
                        Role.COMMUNITY_STAFF,
                        Role.SECRETARY,
                        Role.TOWN,
                        Role.LEADING_GROUP,
                        Role.SYSTEM_ADMIN));
    }

    @Bean
    MenuEntry divisionMenuEntry() {
        return new MenuEntry(
                70,
                "/divisions",
                "sitemap",
                "division.menu",
                EnumSet.of(Role.TOWN, Role.LEADING_GROUP, Role.SYSTEM_ADMIN));
    }
}
