package org.sandan.platform;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.sandan.kernel.Role;
import org.springframework.core.io.ClassPathResource;
import org.springframework.http.server.PathContainer;
import org.springframework.stereotype.Component;
import org.springframework.web.util.pattern.PathPattern;
import org.springframework.web.util.pattern.PathPatternParser;

/**
 * Who may send what: the table {@code routes.txt}, one line a route. What does not stand there is open to nobody. A test
 * calls every route as every role and compares.
 */
@Component
public class Routes {
    private final List<Route> routes = new ArrayList<>();

    public Routes() {
        try {
            String table = new ClassPathResource("routes.txt").getContentAsString(StandardCharsets.UTF_8);
            table.lines()
                    .filter(line -> !line.isBlank() && !line.startsWith("#"))
                    .forEach(this::add);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** One line of the table. */
    public record Route(String method, PathPattern path, Set<Role> roles) {
        boolean isFor(String asked, PathContainer at) {
            return (method.equals(asked) || method.equals("GET") && asked.equals("HEAD")) && path.matches(at);
        }
    }

    public List<Route> all() {
        return List.copyOf(routes);
    }

    /** The line for a request: of several that fit, the most particular one. */
    public Optional<Route> find(String method, String path) {
        PathContainer at = PathContainer.parsePath(path);
        return routes.stream()
                .filter(route -> route.isFor(method, at))
                .min((a, b) -> PathPattern.SPECIFICITY_COMPARATOR.compare(a.path(), b.path()));
    }

    private void add(String line) {
        String[] parts = line.strip().split("\\s+", 3);
        Set<Role> roles = EnumSet.noneOf(Role.class);
        for (String word : parts[2].split("[\\s,]+")) {
            roles.addAll(group(word));
        }
        routes.add(new Route(parts[0], PathPatternParser.defaultInstance.parse(parts[1]), roles));
    }

    private static Set<Role> group(String word) {
        return switch (word) {
            case "everybody" -> EnumSet.allOf(Role.class);
            case "known" -> EnumSet.complementOf(EnumSet.of(Role.PUBLIC));
            case "staff" -> EnumSet.complementOf(EnumSet.of(Role.PUBLIC, Role.RESIDENT));
            case "community" ->
                EnumSet.of(Role.GRID_WORKER, Role.COMMUNITY_STAFF, Role.SECRETARY, Role.TOWN, Role.LEADING_GROUP);
            default -> EnumSet.of(Role.valueOf(word.toUpperCase(Locale.ROOT)));
        };
    }
}
