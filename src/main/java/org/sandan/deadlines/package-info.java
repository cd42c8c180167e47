/** When a step is due: rules counted in working days. */
@NullMarked
@ApplicationModule(allowedDependencies = {"kernel", "platform", "calendar"})
package org.sandan.deadlines;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
