package org.sandan.organisations;

import java.util.Optional;
import java.util.UUID;
import org.sandan.kernel.Refusal;

/** What a post still answers for. While there is any of it, the post is not ended. */
public interface PostDuty {
    /**
     * What is to be done first, in the running transaction, which sees every row of the county; empty where nothing hangs
     * on the post.
     */
    Optional<Refusal> against(int county, UUID post);
}
