package org.sandan.accounts;

import java.time.InstantSource;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.sandan.organisations.Holder;
import org.sandan.organisations.Post;
import org.sandan.organisations.PostCard;
import org.sandan.organisations.Posts;
import org.sandan.platform.Timestamps;
import org.springframework.stereotype.Component;

/** The posts that an account holds today: what it may do follows from them. */
@Component
class HeldPosts {
    private final Posts posts;
    private final InstantSource clock;

    HeldPosts(Posts posts, InstantSource clock) {
        this.posts = posts;
        this.clock = clock;
    }

    /** The widest first, in the running transaction. */
    List<HeldPost> of(int county, UUID account) {
        LocalDate today = clock.instant().atZone(Timestamps.CHINA).toLocalDate();
        List<Post> held = posts.postsOfAccount(county, account, today);
        Map<UUID, PostCard> cards =
                posts.cards(county, held.stream().map(Post::id).toList(), today);
        return held.stream()
                .flatMap(post -> Optional.ofNullable(cards.get(post.id())).stream())
                .map(HeldPosts::held)
                .toList();
    }

    private static HeldPost held(PostCard card) {
        Post post = card.post();
        Holder holder = card.holder();
        LocalDate until = holder == null ? null : holder.until();
        return new HeldPost(
                post.id(),
                post.role(),
                post.organisation(),
                post.range(),
                post.nameZh(),
                post.nameEn(),
                card.organisationZh(),
                card.organisationEn(),
                until == null ? null : until.atStartOfDay(Timestamps.CHINA).toInstant());
    }
}
