/** Cases: their tables of transitions, owner, turn, due times and history. */
@NullMarked
@ApplicationModule(allowedDependencies = {"kernel", "platform", "trail", "deadlines"})
package org.sandan.lifecycle;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
