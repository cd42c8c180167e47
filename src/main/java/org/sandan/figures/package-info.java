/** What the two newspaper reports say, reproduced: every figure of theirs with the value that the rows give now. */
@NullMarked
@ApplicationModule(allowedDependencies = {"kernel", "platform"})
package org.sandan.figures;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
