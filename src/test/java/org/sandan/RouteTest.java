package org.sandan;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.sandan.kernel.Role;
import org.sandan.needs.PlaceOrder;
import org.sandan.platform.Routes;
import org.sandan.platform.Routes.Route;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;

/** Who may do what: the table {@code routes.txt} against what the product really answers. */
class RouteTest extends SandanTest {
    /** What is answered to somebody for whom a route is not: as if it did not exist, or the log-in. */
    private static final Set<Integer> CLOSED = Set.of(303, 401, 404);

    @Autowired
    private Routes routes;

    @Autowired
    @Qualifier("requestMappingHandlerMapping")
    private RequestMappingHandlerMapping handlers;

    @Test
    void every_handler_stands_in_the_table_and_every_line_has_its_handler() {
        Set<String> named = new TreeSet<>();
        routes.all().forEach(route -> named.add(route.method() + " " + route.path()));
        named.removeIf(line -> line.equals("POST /demo/become") || line.startsWith("GET /figures"));
        Set<String> served = new TreeSet<>();
        handlers.getHandlerMethods().forEach((mapping, method) -> {
            for (String pattern : mapping.getPatternValues()) {
                mapping.getMethodsCondition()
                        .getMethods()
                        .forEach(verb -> served.addAll(lines(verb.name(), pattern, named)));
            }
        });
        served.removeIf(line -> line.contains("/v3/api-docs."));
        assertThat(served).containsExactlyInAnyOrderElementsOf(named);
    }

    /** A handler for several steps stands in the table as one line, or as one line a step. */
    private static Set<String> lines(String verb, String pattern, Set<String> named) {
        String one = verb + " " + pattern.replaceAll("\\{(\\w+):[^}]*}", "{$1}");
        Matcher choice = Pattern.compile("\\{\\w+:([^}]*)}").matcher(pattern);
        if (named.contains(one) || !choice.find()) {
            return Set.of(one);
        }
        Set<String> each = new TreeSet<>();
        for (String step : choice.group(1).split("\\|")) {
            each.add(verb + " " + pattern.replace(choice.group(), step));
        }
        return each;
    }

    @Test
    void every_route_is_open_to_the_roles_of_the_table_and_to_nobody_else() {
        PlaceOrder.Receipt order = world.order(World.ZHANBEI, "每条路只给表里的人走");
        List<String> faults = new ArrayList<>();
        for (Role role : Role.values()) {
            Visitor visitor = as(role);
            visitor.get("/login");
            routes.all().forEach(route -> call(visitor, role, route, order, faults));
        }
        assertThat(faults).isEmpty();
    }

    private Visitor as(Role role) {
        if (role == Role.RESIDENT) {
            Visitor resident = visitor();
            resident.keep(world.residentSession());
            return resident;
        }
        return role == Role.PUBLIC ? visitor() : visitor(world.person(World.ZHANBEI, role));
    }

    private void call(Visitor visitor, Role role, Route route, PlaceOrder.Receipt order, List<String> faults) {
        String path = path(route, order);
        if (path.equals("/logout") || path.equals("/demo/become") || path.equals("/login")) {
            return;
        }
        HttpResponse<String> answer = send(visitor, route.method(), path);
        boolean open = route.roles().contains(role);
        boolean toLogin = answer.headers().firstValue("Location").orElse("").startsWith("/login?");
        int status = answer.statusCode();
        if (!open && (!CLOSED.contains(status) || status == 303 && !toLogin)) {
            faults.add(role + " " + route.method() + " " + path + " is not theirs but answers " + status);
        }
        if (open && (status >= 500 || status == 401 || status == 403 || toLogin)) {
            faults.add(role + " " + route.method() + " " + path + " is theirs but answers " + status);
        }
    }

    @Test
    void an_order_outside_the_scope_answers_as_if_it_did_not_exist() {
        PlaceOrder.Receipt order = world.order(World.ZHANBEI, "别的社区看不到这一单");
        String hidden = "/needs/" + order.need();
        String absent = "/needs/" + UUID.randomUUID();
        List<World.Person> outside = List.of(
                world.person(World.NANYUAN, Role.SECRETARY),
                world.person(World.NANYUAN, Role.TOWN),
                world.person(World.NANYUAN, Role.GRID_WORKER),
                world.person(World.GUANJING, Role.SECRETARY),
                world.person(World.GUANJING, Role.LEADING_GROUP));
        for (World.Person person : outside) {
            Visitor visitor = visitor(person);
            visitor.get("/login");
            for (String step :
                    List.of("", "/refusal", "/merger", "/acceptance", "/askers/" + order.asker() + "/phone")) {
                HttpResponse<String> answer = visitor.get(hidden + step);
                assertThat(answer.statusCode()).as(hidden + step).isEqualTo(404);
                assertThat(answer.body()).doesNotContain("别的社区看不到");
                assertThat(words(answer)).isEqualTo(words(visitor.get(absent + step)));
            }
            for (String step : List.of("/acceptance", "/assignment", "/refusal", "/undo")) {
                Map<String, String> form = Map.of("version", "1", "title", "标题", "reason", "理由");
                assertThat(visitor.post(hidden + step, form).statusCode())
                        .as(hidden + step)
                        .isIn(404, 409);
            }
        }
        for (Role inside :
                List.of(Role.SECRETARY, Role.GRID_WORKER, Role.COMMUNITY_STAFF, Role.TOWN, Role.LEADING_GROUP)) {
            assertThat(visitor(world.person(World.ZHANBEI, inside)).get(hidden).statusCode())
                    .isEqualTo(200);
        }
    }

    private static String words(HttpResponse<String> answer) {
        String body = answer.body();
        int from = body.indexOf("<main");
        return from < 0 ? body : body.substring(from, body.indexOf("</main>"));
    }

    private static HttpResponse<String> send(Visitor visitor, String method, String path) {
        if (path.startsWith("/api/")) {
            return visitor.call(
                    method,
                    path,
                    method.equals("GET") ? "" : "{}",
                    Map.of("Cookie", cookies(visitor), "Idempotency-Key", World.key()));
        }
        return method.equals("GET") ? visitor.get(path) : visitor.post(path, new LinkedHashMap<>());
    }

    private static String cookies(Visitor visitor) {
        StringBuilder text = new StringBuilder("a=b");
        visitor.cookies()
                .forEach((name, value) ->
                        text.append("; ").append(name).append('=').append(value));
        return text.toString();
    }

    private static String path(Route route, PlaceOrder.Receipt order) {
        return route.path()
                .getPatternString()
                .replace("{county}", "150622")
                .replace("{code}", "150622001003")
                .replace("{number}", order.number())
                .replace("{asker}", order.asker().toString())
                .replace("{size}", "small")
                .replace("{step}", "acceptance")
                .replace("{channel}", "sms")
                .replaceAll(
                        "\\{(id|item|claim|member|resolution|session)}",
                        order.need().toString());
    }
}
