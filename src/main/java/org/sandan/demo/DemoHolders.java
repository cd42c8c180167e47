package org.sandan.demo;

import java.util.Optional;
import java.util.function.Function;
import org.sandan.organisations.Post;
import org.sandan.organisations.Posts;
import org.sandan.platform.Scope;
import org.sandan.platform.Transactions;
import org.sandan.platform.Viewer;

/** The people of the demo, acting in their posts as if they had logged in. */
@InDemo
class DemoHolders {
    private final Transactions transactions;
    private final Posts posts;

    DemoHolders(Transactions transactions, Posts posts) {
        this.transactions = transactions;
        this.posts = posts;
    }

    /** Whoever holds the post that is asked for. */
    Viewer holder(int county, Function<Posts, Optional<Post>> wanted) {
        return transactions.read(Scope.system(county, "demo"), () -> {
            Post post = wanted.apply(posts).orElseThrow();
            var holder = posts.holders(county, post.id()).getFirst();
            return new Viewer(
                    post.role(),
                    county,
                    holder.account(),
                    post.id(),
                    post.organisation(),
                    null,
                    post.range(),
                    holder.name(),
                    post.nameZh(),
                    post.nameEn(),
                    true);
        });
    }
}
