@NullMarked
package org.sandan.needs;

import org.jspecify.annotations.NullMarked;
