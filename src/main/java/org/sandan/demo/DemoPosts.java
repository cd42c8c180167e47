package org.sandan.demo;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.sandan.accounts.Accounts;
import org.sandan.accounts.Accounts.NewAccount;
import org.sandan.kernel.Ids;
import org.sandan.kernel.Place;
import org.sandan.kernel.Role;
import org.sandan.organisations.Holder;
import org.sandan.organisations.Organisation;
import org.sandan.organisations.OrganisationKind;
import org.sandan.organisations.Organisations;
import org.sandan.organisations.Post;
import org.sandan.organisations.PostStore;

/** Gathers organisations, posts, holders and accounts of one county, then writes each kind in one statement. */
class DemoPosts {
    private final int county;
    private final LocalDate since;
    private final List<Organisation> organisations = new ArrayList<>();
    private final List<Post> posts = new ArrayList<>();
    private final List<Person> people = new ArrayList<>();

    /** @param since the first day of everybody in their posts */
    DemoPosts(int county, LocalDate since) {
        this.county = county;
        this.since = since;
    }

    /** Who holds a post: a login name and a name. */
    record Person(String login, String name) {}

    Organisation organisation(Place place, OrganisationKind kind, String zh, String en, String phone) {
        Organisation made =
                new Organisation(Ids.next(), place, kind, zh, en, null, phone.isEmpty() ? null : phone, true, null);
        organisations.add(made);
        return made;
    }

    void organisation(Organisation made) {
        organisations.add(made);
    }

    void post(Organisation of, Place place, Role role, String zh, String en, Person holder) {
        posts.add(new Post(Ids.next(), place, place.range(), role, of.id(), zh, en, null));
        people.add(holder);
    }

    /** Writes everything in the running transaction. */
    void write(Organisations toOrganisations, PostStore toPosts, Accounts toAccounts) {
        toOrganisations.addAll(county, organisations);
        toPosts.addAll(county, posts);
        List<NewAccount> accounts = new ArrayList<>();
        for (int i = 0; i < posts.size(); i++) {
            Person person = people.get(i);
            accounts.add(
                    new NewAccount(person.login(), person.name(), posts.get(i).place(), null, false, null));
        }
        List<UUID> ids = toAccounts.createAll(county, accounts);
        List<Holder> holders = new ArrayList<>();
        for (int i = 0; i < posts.size(); i++) {
            holders.add(new Holder(posts.get(i).id(), ids.get(i), people.get(i).name(), since, null));
        }
        toPosts.holdAll(county, posts, holders);
    }
}
