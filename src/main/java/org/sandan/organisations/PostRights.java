package org.sandan.organisations;

import java.util.EnumSet;
import java.util.Set;
import org.sandan.kernel.Role;
import org.sandan.platform.Viewer;

/**
 * Who looks after which posts: adds them, hands them over, ends them. The system administrator all in range but those of
 * administrators, which are the security administrator's (the three are kept apart, level-3 protection); a secretary the
 * grid's and the hall's, a town also the secretaries'.
 */
final class PostRights {
    private PostRights() {}

    static Set<Role> roles(Viewer by) {
        Set<Role> administrators = EnumSet.of(Role.SYSTEM_ADMIN, Role.SECURITY_ADMIN, Role.AUDITOR);
        return switch (by.role()) {
            case SYSTEM_ADMIN -> {
                Set<Role> others = EnumSet.complementOf(EnumSet.copyOf(administrators));
                others.removeAll(EnumSet.of(Role.PUBLIC, Role.RESIDENT));
                yield others;
            }
            case SECURITY_ADMIN -> administrators;
            case TOWN -> EnumSet.of(Role.GRID_WORKER, Role.COMMUNITY_STAFF, Role.SECRETARY);
            case SECRETARY -> EnumSet.of(Role.GRID_WORKER, Role.COMMUNITY_STAFF);
            default -> EnumSet.noneOf(Role.class);
        };
    }

    static boolean may(Viewer by, Post post) {
        return by.range() != null
                && by.range().contains(post.range())
                && roles(by).contains(post.role());
    }
}
