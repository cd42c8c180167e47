package org.sandan.desks;

import java.util.EnumSet;
import java.util.Set;
import org.sandan.kernel.Role;
import org.sandan.platform.MenuEntry;
import org.sandan.platform.Viewer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;

/** 工作台: where everybody in a post begins. Posts that take no cases find their ways from here. */
@Controller
public class DeskController {
    private static final Set<Role> TAKE_CASES = EnumSet.of(
            Role.GRID_WORKER, Role.COMMUNITY_STAFF, Role.SECRETARY, Role.TOWN, Role.LEADING_GROUP, Role.UNIT);

    private final Desks desks;

    DeskController(Desks desks) {
        this.desks = desks;
    }

    @GetMapping("/desk")
    ModelAndView desk(@RequestParam(defaultValue = "") String state, Viewer viewer) {
        return TAKE_CASES.contains(viewer.role())
                ? new ModelAndView("desks/desk", "v", desks.of(viewer, state))
                : new ModelAndView("desks/plain");
    }

    @Configuration
    static class Menu {
        @Bean
        MenuEntry deskMenu() {
            return new MenuEntry(10, "/desk", "checklist", "menu.desk", TAKE_CASES);
        }
    }
}
