/** Everybody's desk: whose turn it is, by due time. */
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
            "search"
        })
package org.sandan.desks;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
