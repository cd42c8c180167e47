/** Residents and households, with their personal data apart. */
@NullMarked
@ApplicationModule(allowedDependencies = {"kernel", "platform", "trail", "documents", "search", "divisions"})
package org.sandan.residents;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
