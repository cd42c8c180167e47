/** The tree of divisions, and the grids inside the villages. */
@NullMarked
@ApplicationModule(allowedDependencies = {"kernel", "platform", "trail"})
package org.sandan.divisions;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
