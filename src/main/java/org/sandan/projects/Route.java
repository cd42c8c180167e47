package org.sandan.projects;

import java.util.Locale;
import java.util.Optional;

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

    public static Optional<Route> of(String word) {
        for (Route route : values()) {
            if (route.word().equals(word)) {
                return Optional.of(route);
            }
        }
        return Optional.empty();
    }
}
