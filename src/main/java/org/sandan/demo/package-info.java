/** The demo's synthetic county life, and becoming any of its people with one click. */
@NullMarked
@ApplicationModule(
        allowedDependencies = {
            "kernel",
            "platform",
            "documents",
            "divisions",
            "calendar",
            "residents",
            "organisations",
            "accounts",
            "deadlines",
            "lifecycle",
            "chain",
            "needs",
            "projects",
            "meetings"
        })
package org.sandan.demo;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
