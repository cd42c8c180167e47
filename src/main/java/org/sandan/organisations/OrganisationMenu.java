package org.sandan.organisations;

import java.util.EnumSet;
import org.sandan.kernel.Role;
import org.sandan.platform.MenuEntry;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The menu entries of this module. Pairings are reached from organisations. */
@Configuration
class OrganisationMenu {
    @Bean
    MenuEntry organisationMenuEntry() {
        return new MenuEntry(
                50,
                "/organisations",
                "building",
                "organisation.menu",
                EnumSet.of(
                        Role.COMMUNITY_STAFF,
                        Role.SECRETARY,
                        Role.TOWN,
                        Role.LEADING_GROUP,
                        Role.UNIT,
                        Role.SYSTEM_ADMIN));
    }

    @Bean
    MenuEntry resourceMenuEntry() {
        return new MenuEntry(
                52,
                "/resources",
                "list-details",
                "resource.menu",
                EnumSet.of(Role.COMMUNITY_STAFF, Role.SECRETARY, Role.TOWN, Role.LEADING_GROUP, Role.UNIT));
    }

    @Bean
    MenuEntry postMenuEntry() {
        return new MenuEntry(
                60,
                "/posts",
                "id",
                "post.menu",
                EnumSet.of(Role.SECRETARY, Role.TOWN, Role.LEADING_GROUP, Role.SYSTEM_ADMIN, Role.SECURITY_ADMIN));
    }
}
