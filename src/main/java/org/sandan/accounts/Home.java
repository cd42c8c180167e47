package org.sandan.accounts;

import java.util.List;
import org.sandan.platform.Redirects;
import org.sandan.platform.Routes;
import org.sandan.platform.Viewer;
import org.springframework.stereotype.Component;

/** Where somebody arrives after the log-in: the page asked for, or the first of the usual ones that is open to them. */
@Component
public class Home {
    private static final List<String> USUAL = List.of("/desk", "/accounts", "/trail", "/orders", "/account");

    private final Routes routes;

    Home(Routes routes) {
        this.routes = routes;
    }

    public String of(Viewer viewer, String next) {
        String asked = Redirects.local(next, "");
        if (!asked.isEmpty() && isOpen(asked.replaceFirst("[?#].*", ""), viewer)) {
            return asked;
        }
        return USUAL.stream().filter(path -> isOpen(path, viewer)).findFirst().orElse("/");
    }

    private boolean isOpen(String path, Viewer viewer) {
        return routes.find("GET", path)
                .filter(route -> route.roles().contains(viewer.role()))
                .isPresent();
    }
}
