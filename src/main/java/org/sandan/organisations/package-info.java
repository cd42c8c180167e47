/** Units and other organisations, posts and who holds them, pairings. */
@NullMarked
@ApplicationModule(allowedDependencies = {"kernel", "platform", "trail", "divisions", "residents"})
package org.sandan.organisations;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
