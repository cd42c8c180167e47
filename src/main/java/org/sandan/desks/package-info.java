/** Everybody's desk: whose turn it is, by due time; and the search over everything in scope, from every page. */
@NullMarked
@ApplicationModule(
        allowedDependencies = {
            "kernel",
            "platform",
            "divisions",
            "organisations",
            "accounts",
            "deadlines",
            "lifecycle",
            "chain",
            "needs",
            "projects",
            "meetings",
            "residents",
            "trail",
            "search",
            "channels"
        })
package org.sandan.desks;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
