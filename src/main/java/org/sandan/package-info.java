/** Starts the product: reads the command line, opens the database and hands over to the modules. */
@NullMarked
package org.sandan;

import org.jspecify.annotations.NullMarked;
