/** What every request and every job stands on: database, scope, transactions, outbox, keys, web frame. */
@NullMarked
@ApplicationModule(allowedDependencies = {"kernel"})
package org.sandan.platform;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
