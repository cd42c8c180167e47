/** What all tests stand on: a real database, a clock that is set by hand, a small world, a browser. */
@NullMarked
package org.sandan;

import org.jspecify.annotations.NullMarked;
