/**
 * How people hear of what concerns them: messages in the application, text messages, mail, and texts for groups. It hears
 * the outbox; nothing depends on it.
 */
@NullMarked
@ApplicationModule(
        allowedDependencies = {
            "kernel",
            "platform",
            "trail",
            "documents",
            "divisions",
            "calendar",
            "organisations",
            "accounts",
            "deadlines",
            "lifecycle",
            "chain",
            "needs",
            "projects",
            "meetings"
        })
package org.sandan.channels;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
