package org.sandan.desks;

import java.util.EnumSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.sandan.accounts.AccountStates;
import org.sandan.kernel.Role;
import org.sandan.platform.MenuEntry;
import org.sandan.platform.Viewer;
import org.sandan.trail.TrailState;
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
    private final AccountStates accounts;
    private final TrailState trail;

    DeskController(Desks desks, AccountStates accounts, TrailState trail) {
        this.desks = desks;
        this.accounts = accounts;
        this.trail = trail;
    }

    /** The desk of an administrator or the auditor; null what is not theirs. */
    public record Administration(AccountStates.@Nullable State accounts, TrailState.@Nullable State trail) {}

    @GetMapping("/desk")
    ModelAndView desk(@RequestParam(defaultValue = "") String state, Viewer viewer) {
        return TAKE_CASES.contains(viewer.role())
                ? new ModelAndView("desks/desk", "v", desks.of(viewer, state))
                : new ModelAndView(
                        "desks/plain",
                        "v",
                        viewer.role() == Role.AUDITOR
                                ? new Administration(null, trail.of(viewer))
                                : new Administration(accounts.of(viewer), null));
    }

    /** What is overdue in one division below, so that a count opens its rows. */
    @GetMapping("/desk/overdue")
    ModelAndView overdue(
            @RequestParam(defaultValue = "") String at, @RequestParam(defaultValue = "") String after, Viewer viewer) {
        return new ModelAndView("desks/overdue", "v", desks.late(viewer, at, after));
    }

    @Configuration
    static class Menu {
        @Bean
        MenuEntry deskMenu() {
            return new MenuEntry(10, "/desk", "checklist", "menu.desk", TAKE_CASES);
        }
    }
}
