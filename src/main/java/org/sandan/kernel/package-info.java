/** Values that every module speaks: ids, places, refusals, pages. Depends on nothing but the JDK. */
@NullMarked
@ApplicationModule(allowedDependencies = {})
package org.sandan.kernel;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
