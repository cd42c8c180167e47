/** 联合党委与联席会议: joint committees, their members, and the meetings in which units claim projects. */
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
            "chain",
            "needs",
            "projects"
        })
package org.sandan.meetings;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
