package org.sandan.figures;

import java.util.EnumSet;
import org.sandan.kernel.Role;
import org.sandan.platform.MenuEntry;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The way to the reports reproduced, where the demo is run. */
@Configuration
@ConditionalOnProperty(name = "sandan.demo", havingValue = "true")
class FigureMenu {
    @Bean
    MenuEntry figuresMenu() {
        return new MenuEntry(90, "/figures", "table", "menu.figures", EnumSet.of(Role.PUBLIC, Role.LEADING_GROUP));
    }
}
