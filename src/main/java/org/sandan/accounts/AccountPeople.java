package org.sandan.accounts;

import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.sandan.organisations.People;
import org.sandan.platform.Scope;
import org.sandan.platform.Transactions;
import org.springframework.stereotype.Component;

/** The people whom a post can be given to: those with an open account that is no resident's. */
@Component
class AccountPeople implements People {
    private final AccountRows rows;
    private final Transactions transactions;

    AccountPeople(AccountRows rows, Transactions transactions) {
        this.rows = rows;
        this.transactions = transactions;
    }

    @Override
    public List<Person> all(int county) {
        return transactions.read(Scope.login(county), () -> rows.people(county));
    }

    @Override
    public Optional<Person> find(int county, UUID account) {
        return transactions
                .read(Scope.login(county), () -> rows.find(county, account))
                .filter(row -> !row.closed() && row.resident() == null)
                .map(row -> new Person(row.id(), row.name(), row.login()));
    }
}
