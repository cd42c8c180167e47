package org.sandan.projects;

import java.util.Locale;
import java.util.Optional;
import org.sandan.organisations.OrganisationKind;

/** 路径: who is to take a project on. */
public enum Route {
    /** 居民自办: a building team, a village group or residents. */
    RESIDENTS,
    /** 共建单位认领 */
    UNITS,
    /** 社会组织承接: bought or voluntary. */
    ORGANISATIONS,
    /** 上级研究: the community cannot solve it. */
    ESCALATION;

    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** Whether a body of this kind can lead what goes out by this route. Communities claim what comes from the party list. */
    boolean isLedBy(OrganisationKind kind, ProjectRow.Origin origin) {
        return switch (this) {
            case RESIDENTS -> kind.isOfResidents();
            case UNITS -> kind.canBePaired() || kind.isCommunity() && origin == ProjectRow.Origin.PARTY;
            case ORGANISATIONS -> kind == OrganisationKind.SOCIAL_ORGANISATION;
            case ESCALATION -> false;
        };
    }

    /** Whether a body of this kind can help whoever leads: residents are helped by their community and by units. */
    boolean isHelpedBy(OrganisationKind kind, ProjectRow.Origin origin) {
        return switch (this) {
            case RESIDENTS -> kind.isOfResidents() || kind.isCommunity() || kind.canBePaired();
            case UNITS -> isLedBy(kind, origin);
            // One is chosen; whom it works with, it says in its offer.
            case ORGANISATIONS, ESCALATION -> false;
        };
    }

    public static Optional<Route> of(String word) {
        for (Route route : values()) {
            if (route.word().equals(word)) {
                return Optional.of(route);
            }
        }
        return Optional.empty();
    }
}
