/** The stations of a case from order to evaluation, and the four answers at the top of every case page. */
@NullMarked
@ApplicationModule(allowedDependencies = {"kernel", "platform", "divisions", "organisations", "deadlines", "lifecycle"})
package org.sandan.chain;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
