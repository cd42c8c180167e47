package org.sandan.needs;

import java.util.Locale;

/** 受益群体: whom an order is for. They may overlap. */
public enum Group {
    CHILDREN_IN_DIFFICULTY,
    ELDERS,
    DISABLED,
    LOW_INCOME,
    REGISTERED_POOR;

    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
