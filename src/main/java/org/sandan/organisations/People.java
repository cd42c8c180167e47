package org.sandan.organisations;

import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * Who may be given a post: people who have an account. The module of the accounts knows them, and opens its own
 * transaction if it needs one.
 */
public interface People {
    /** The open accounts of a county, by name. */
    List<Person> all(int county);

    Optional<Person> find(int county, UUID account);

    /** @param login tells two people of one name apart */
    record Person(UUID account, String name, String login) {}
}
