package org.sandan.accounts;

import java.util.List;

/** The people of the demo, listed beside the log-in. Only an installation that runs the demo has them. */
public interface DemoPeople {
    /** Where the form posts; the value chosen goes as {@code as}. */
    String action();

    List<Person> people();

    /** Whether a part of the example data is still being loaded. */
    boolean isLoading();

    /**
     * @param value what the form sends
     * @param role the message key of the role
     * @param name the name of the person or office
     * @param does the message key of what this person does
     */
    record Person(String value, String role, String nameZh, String nameEn, String does) {}
}
