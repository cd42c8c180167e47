package org.sandan;

import org.sandan.platform.Keys;

/** The commands that need no web server. */
final class Tools {
    private Tools() {}

    static int verify(Options options) {
        Keys keys = Keys.open(options.keys());
        try (Database database = Database.reach(options, keys)) {
            System.out.println(database.access().url());
            return 0;
        }
    }

    static int token(Options options) {
        return verify(options);
    }
}
