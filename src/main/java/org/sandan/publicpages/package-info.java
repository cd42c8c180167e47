/** What everybody may see of a community, without personal data. */
@NullMarked
@ApplicationModule(
        allowedDependencies = {
            "kernel",
            "platform",
            "documents",
            "divisions",
            "organisations",
            "deadlines",
            "lifecycle",
            "chain",
            "needs",
            "projects",
            "meetings"
        })
package org.sandan.publicpages;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
