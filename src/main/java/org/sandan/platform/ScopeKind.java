package org.sandan.platform;

import java.util.Locale;

/** In what way a transaction sees rows. The policies of the tables know these words. */
public enum ScopeKind {
    /** Anybody: what is public in a county. With purpose "order" also: to place or join an order. */
    PUBLIC,
    /** Somebody with a query code: the own order. */
    CODE,
    /** A resident who has logged in. */
    RESIDENT,
    /** The holder of a post: the rows of its division or grid. */
    POST,
    /** A partner unit: what concerns it, never needs or residents. */
    UNIT,
    /** A level above: reads, changes nothing. */
    SUPERVISE,
    /** An administrator: accounts, posts and organisations, never residents. With purpose "audit": the trail. */
    ADMIN,
    /** Looking up an account or a token. */
    LOGIN,
    /** A job, under a name that stands in the purpose. */
    SYSTEM;

    String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
