/** Words of public texts, and where they occur. */
@NullMarked
@ApplicationModule(allowedDependencies = {"kernel", "platform"})
package org.sandan.search;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
