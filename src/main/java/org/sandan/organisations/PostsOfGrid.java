package org.sandan.organisations;

import java.util.List;
import java.util.Optional;
import org.sandan.divisions.GridUse;
import org.sandan.kernel.Place;
import org.sandan.kernel.Refusal.AtField;
import org.springframework.stereotype.Component;

/** A grid with a post is not ended: the post is ended first. */
@Component
class PostsOfGrid implements GridUse {
    private final Posts posts;

    PostsOfGrid(Posts posts) {
        this.posts = posts;
    }

    @Override
    public Optional<AtField> against(int county, Place grid) {
        List<Post> there = posts.inUseAt(county, grid);
        return there.isEmpty()
                ? Optional.empty()
                : Optional.of(AtField.of(
                        "grid-posts",
                        OrganisationRefusal.GRID_HAS_POSTS,
                        there.size(),
                        there.getFirst().nameZh()));
    }
}
