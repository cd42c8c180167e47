/** People who log in: passwords, second factor, sessions, tokens. */
@NullMarked
@ApplicationModule(
        allowedDependencies = {"kernel", "platform", "trail", "documents", "divisions", "residents", "organisations"})
package org.sandan.accounts;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
