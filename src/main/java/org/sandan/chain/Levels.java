package org.sandan.chain;

import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.sandan.kernel.Role;
import org.sandan.lifecycle.CaseRow;
import org.sandan.lifecycle.Standing;
import org.sandan.organisations.Post;
import org.sandan.organisations.Posts;
import org.springframework.stereotype.Component;

/** Who stands above whom: community, then sub-district or town, then the banner's leading group. */
@Component
public class Levels {
    private final Posts posts;
    private final CaseSteps steps;

    Levels(Posts posts, CaseSteps steps) {
        this.posts = posts;
        this.steps = steps;
    }

    /** Post A of the community in which the case lies. */
    public Optional<UUID> community(CaseRow row) {
        return posts.secretaryOf(row.county(), row.place()).map(Post::id);
    }

    /** The post one level above the owner; empty at the top. */
    public Optional<UUID> above(CaseRow row) {
        Role role = posts.find(row.county(), row.standing().ownerPost())
                .map(Post::role)
                .orElse(Role.SECRETARY);
        return switch (role) {
            case LEADING_GROUP -> Optional.empty();
            case TOWN -> posts.leadingGroup(row.county()).map(Post::id);
            default ->
                posts.postAbove(row.county(), row.place())
                        .or(() -> posts.leadingGroup(row.county()))
                        .map(Post::id);
        };
    }

    /**
     * One level up for study: that level owns it and has the time of a rule.
     *
     * @param rule such as {@code need.raised}
     */
    public Optional<Standing> raised(CaseRow row, Standing from, String rule, Instant now) {
        return above(row).map(post -> from.owned(post).at("raised", post, steps.clock(now, rule)));
    }

    /** In the same state one level up; at the top it stays, shown as overdue. */
    public Standing overdue(CaseRow row, String rule, Instant now) {
        return above(row)
                .map(post -> row.standing().owned(post).at(row.state(), post, steps.clock(now, rule)))
                .orElseGet(() -> row.standing().staying());
    }
}
