package org.sandan.platform;

import java.util.Set;
import org.sandan.kernel.Role;

/**
 * An entry of the menu: it comes with its module.
 *
 * @param order where it stands: smaller first
 * @param key the message that names it
 */
public record MenuEntry(int order, String path, String icon, String key, Set<Role> roles) {}
