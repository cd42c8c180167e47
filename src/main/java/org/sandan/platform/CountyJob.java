package org.sandan.platform;

import java.time.Duration;

/**
 * Work that is done for each county again and again, once at a time over all nodes. It opens its own transactions, under
 * a system scope of its name.
 */
public interface CountyJob {
    /** A stable name in lower case. */
    String name();

    /** How long after one run the next begins. */
    Duration every();

    void run(int county);
}
