package org.sandan.residents;

import java.util.EnumSet;
import org.sandan.kernel.Role;
import org.sandan.platform.MenuEntry;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The menu entry of this module. */
@Configuration
class ResidentMenu {
    @Bean
    MenuEntry residentMenuEntry() {
        return new MenuEntry(
                40,
                "/households",
                "users-group",
                "resident.menu",
                EnumSet.of(Role.GRID_WORKER, Role.COMMUNITY_STAFF, Role.SECRETARY, Role.TOWN));
    }
}
