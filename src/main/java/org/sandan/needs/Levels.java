package org.sandan.needs;

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
class Levels {
    private final Posts posts;
    private final NeedSteps steps;

    Levels(Posts posts, NeedSteps steps) {
        this.posts = posts;
        this.steps = steps;
    }

    Optional<UUID> community(CaseRow row) {
        return posts.secretaryOf(row.county(), row.place()).map(Post::id);
    }

    /** The post one level above the owner; empty at the top. */
    Optional<UUID> above(CaseRow row) {
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

    /** One level up for study: that level owns it and has the time of the rule {@code need.raised}. */
    Optional<Standing> raised(CaseRow row, Standing from, Instant now) {
        return above(row).map(post -> from.owned(post).at("raised", post, steps.clock(now, "need.raised")));
    }
}
