/** Working days by the notices of the State Council. */
@NullMarked
@ApplicationModule(allowedDependencies = {"kernel", "platform", "divisions"})
package org.sandan.calendar;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
