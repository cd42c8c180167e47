package org.sandan.documents;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import org.sandan.platform.FormKeeper;
import org.sandan.platform.Transactions;
import org.sandan.platform.Viewer;
import org.springframework.stereotype.Component;

/** Keeps a form whose session ended as a draft of the browser, for the account that typed it and for nobody else. */
@Component
class KeptForms implements FormKeeper {
    private static final String WHOSE = "_whose";
    private static final Set<String> SECRET = Set.of("_csrf", "password", "code", "key");
    private static final int MOST = 20_000;

    private final Drafts drafts;
    private final Transactions transactions;

    KeptForms(Drafts drafts, Transactions transactions) {
        this.drafts = drafts;
        this.transactions = transactions;
    }

    @Override
    public void keep(HttpServletRequest request, HttpServletResponse response, Viewer typedBy) {
        Map<String, String> values = new LinkedHashMap<>();
        int[] size = {0};
        request.getParameterMap().forEach((name, all) -> {
            size[0] += all[0].length();
            if (!SECRET.contains(name) && size[0] <= MOST) {
                values.put(name, all[0]);
            }
        });
        values.put(WHOSE, typedBy.actingAccount().toString());
        drafts.save(request, response, typedBy.county(), form(request), values);
    }

    @Override
    public Map<String, String> take(HttpServletRequest request, Viewer viewer) {
        if (!viewer.isKnown()) {
            return Map.of();
        }
        return drafts.find(request, viewer.county(), form(request))
                .filter(draft ->
                        draft.value(WHOSE).equals(viewer.actingAccount().toString()))
                .map(draft -> {
                    transactions.change(draft.scope(), () -> {
                        drafts.discard(draft);
                        return draft;
                    });
                    return draft.values();
                })
                .orElse(Map.of());
    }

    private static String form(HttpServletRequest request) {
        return "kept:" + request.getRequestURI();
    }
}
