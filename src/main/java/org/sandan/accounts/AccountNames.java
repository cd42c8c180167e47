package org.sandan.accounts;

import java.util.Collection;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.sandan.trail.ActorNames;
import org.springframework.stereotype.Component;

/** Names of accounts for the trail's pages. */
@Component
class AccountNames implements ActorNames {
    private final AccountRows rows;

    AccountNames(AccountRows rows) {
        this.rows = rows;
    }

    @Override
    public Map<UUID, String> names(int county, Collection<UUID> accounts) {
        return rows.names(county, accounts);
    }

    @Override
    public Optional<UUID> account(int county, String login) {
        return rows.address(login.toLowerCase(Locale.ROOT))
                .filter(at -> at.county() == county)
                .map(AccountRows.Address::account);
    }
}
