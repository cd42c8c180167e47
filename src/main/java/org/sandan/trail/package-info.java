/** Who looked at personal data, what administrators did, and the hash chain that proves it. */
@NullMarked
@ApplicationModule(allowedDependencies = {"kernel", "platform"})
package org.sandan.trail;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
