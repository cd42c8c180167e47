package org.sandan.trail;

import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/** Names of those who act, for the auditor's pages. The module of the accounts knows them. */
public interface ActorNames {
    /** In the running transaction. */
    Map<UUID, String> names(int county, Collection<UUID> accounts);

    /** The account of a login name, if it is one of this county; needs no scope. */
    Optional<UUID> account(int county, String login);
}
