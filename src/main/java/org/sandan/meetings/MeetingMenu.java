package org.sandan.meetings;

import java.util.EnumSet;
import org.sandan.kernel.Role;
import org.sandan.platform.MenuEntry;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What the menu offers of joint meetings. Committees are reached from them. */
@Configuration
class MeetingMenu {
    @Bean
    MenuEntry meetingsMenu() {
        return new MenuEntry(
                40,
                "/meetings",
                "users-group",
                "meeting.menu",
                EnumSet.of(Role.SECRETARY, Role.TOWN, Role.LEADING_GROUP, Role.UNIT));
    }
}
