package org.sandan.accounts;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.CookieManager;
import java.net.CookiePolicy;
import java.net.HttpCookie;
import java.net.InetAddress;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.sandan.SandanTest;
import org.sandan.kernel.DivisionCode;
import org.sandan.kernel.Ids;
import org.sandan.kernel.Place;
import org.sandan.kernel.Role;
import org.sandan.organisations.Holder;
import org.sandan.organisations.Organisation;
import org.sandan.organisations.OrganisationKind;
import org.sandan.organisations.Organisations;
import org.sandan.organisations.Post;
import org.sandan.organisations.PostStore;
import org.sandan.platform.Scope;
import org.sandan.platform.Timestamps;
import org.sandan.platform.Transactions;
import org.sandan.platform.Viewer;

/** People with passwords, and browsers that come from different addresses, so that no limit of one counts for another. */
abstract class AccountsTest extends SandanTest {
    static final int COUNTY = 150_622;
    static final String PASSWORD = "路灯坏了请修一修吧";
    private static final AtomicInteger ADDRESS = new AtomicInteger();

    <T> T bean(Class<T> type) {
        return world.bean(type);
    }

    Instant now() {
        return clock.instant();
    }

    void pass(Duration time) {
        clock.pass(time);
    }

    Browser browser() {
        return new Browser(URI.create("http://127.0.0.1:" + port));
    }

    /** An account with a post of this role for the whole county. */
    UUID account(String login, Role... roles) {
        DivisionCode division = new DivisionCode(150_622_000_000L);
        return bean(Transactions.class).change(Scope.system(COUNTY, "test"), () -> {
            Accounts.NewAccount asked =
                    new Accounts.NewAccount(login, "李" + login, Place.of(division), PASSWORD, false, null);
            UUID account =
                    bean(Accounts.class).create(COUNTY, Viewer.NOBODY, asked).orThrow();
            for (Role role : roles) {
                Organisation office = new Organisation(
                        Ids.next(),
                        Place.of(division),
                        OrganisationKind.COMMUNITY,
                        "站北社区",
                        "Zhanbei Community",
                        null,
                        null,
                        true,
                        null);
                bean(Organisations.class).add(office);
                Post post = new Post(
                        Ids.next(), Place.of(division), division.range(), role, office.id(), "岗位", role.name(), null);
                bean(PostStore.class).add(post);
                LocalDate today = clock.instant().atZone(Timestamps.CHINA).toLocalDate();
                bean(PostStore.class).hold(post, new Holder(post.id(), account, login, today.minusDays(9), null));
            }
            return account;
        });
    }

    /** A browser without scripts: it keeps cookies, fills forms, follows nothing by itself. */
    public static final class Browser {
        private static final Pattern CSRF = Pattern.compile("name=\"_csrf\" value=\"([^\"]+)\"");

        private final URI site;
        private final CookieManager cookies = new CookieManager(null, CookiePolicy.ACCEPT_ALL);
        private final HttpClient http;

        private Browser(URI site) {
            this.site = site;
            this.http = HttpClient.newBuilder()
                    .cookieHandler(cookies)
                    .localAddress(InetAddress.ofLiteral("127.0.1." + (1 + ADDRESS.getAndIncrement() % 250)))
                    .build();
        }

        public HttpResponse<String> get(String path, String... headers) {
            HttpRequest.Builder request = HttpRequest.newBuilder(site.resolve(path));
            for (int i = 0; i < headers.length; i += 2) {
                request.header(headers[i], headers[i + 1]);
            }
            return send(request);
        }

        /** Sends a form as another site would: with the cookies, without the token. */
        public HttpResponse<String> postWithoutToken(String action, String body) {
            return send(HttpRequest.newBuilder(site.resolve(action))
                    .header("Content-Type", "application/x-www-form-urlencoded")
                    .POST(HttpRequest.BodyPublishers.ofString(body)));
        }

        /** Sends a form, with the CSRF token of the page that it stands on. */
        public HttpResponse<String> post(String page, String action, String... fields) {
            Matcher token = CSRF.matcher(get(page).body());
            String csrf = token.find() ? token.group(1) : "";
            Map<String, String> all = new HashMap<>(Map.of("_csrf", csrf));
            for (int i = 0; i < fields.length; i += 2) {
                all.put(fields[i], fields[i + 1]);
            }
            String body = all.entrySet().stream()
                    .map(field -> field.getKey() + "=" + URLEncoder.encode(field.getValue(), StandardCharsets.UTF_8))
                    .collect(Collectors.joining("&"));
            return send(HttpRequest.newBuilder(site.resolve(action))
                    .header("Content-Type", "application/x-www-form-urlencoded")
                    .POST(HttpRequest.BodyPublishers.ofString(body)));
        }

        public HttpResponse<String> logIn(String login, String password) {
            return post("/login", "/login", "login", login, "password", password);
        }

        public String cookie(String name) {
            return cookies.getCookieStore().getCookies().stream()
                    .filter(cookie -> cookie.getName().equals(name))
                    .map(HttpCookie::getValue)
                    .findFirst()
                    .orElse("");
        }

        public void setCookie(String name, String value) {
            HttpCookie cookie = new HttpCookie(name, value);
            List.copyOf(cookies.getCookieStore().getCookies()).stream()
                    .filter(old -> old.getName().equals(name))
                    .forEach(old -> cookies.getCookieStore().remove(site, old));
            cookie.setPath("/");
            cookie.setVersion(0);
            cookies.getCookieStore().add(site, cookie);
        }

        private HttpResponse<String> send(HttpRequest.Builder request) {
            try {
                return http.send(request.build(), HttpResponse.BodyHandlers.ofString());
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            } catch (InterruptedException e) {
                throw new IllegalStateException(e);
            }
        }
    }
}
