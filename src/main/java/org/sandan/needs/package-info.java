/** The first order: what residents need, from the order to their verdict. */
@NullMarked
@ApplicationModule(
        allowedDependencies = {
            "kernel",
            "platform",
            "trail",
            "documents",
            "search",
            "divisions",
            "calendar",
            "residents",
            "organisations",
            "accounts",
            "deadlines",
            "lifecycle",
            "chain"
        })
package org.sandan.needs;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
