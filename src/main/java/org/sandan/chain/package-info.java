/** The stations of a case from order to evaluation, for everybody to see. */
@NullMarked
@ApplicationModule(allowedDependencies = {"kernel", "platform", "lifecycle"})
package org.sandan.chain;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
