/** 项目: what is made of needs, who takes it on, what was done, and whether it helped. */
@NullMarked
@ApplicationModule(
        allowedDependencies = {
            "kernel",
            "platform",
            "trail",
            "documents",
            "search",
            "divisions",
            "residents",
            "organisations",
            "accounts",
            "deadlines",
            "lifecycle",
            "chain",
            "needs"
        })
package org.sandan.projects;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
