package org.sandan;

import java.io.PrintStream;
import java.time.InstantSource;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.sandan.accounts.Accounts;
import org.sandan.divisions.Division;
import org.sandan.divisions.Divisions;
import org.sandan.kernel.DivisionCode;
import org.sandan.kernel.DivisionCode.Level;
import org.sandan.kernel.Ids;
import org.sandan.kernel.Place;
import org.sandan.kernel.Role;
import org.sandan.needs.Categories;
import org.sandan.organisations.Holder;
import org.sandan.organisations.Organisation;
import org.sandan.organisations.OrganisationKind;
import org.sandan.organisations.Organisations;
import org.sandan.organisations.Post;
import org.sandan.organisations.PostStore;
import org.sandan.platform.Counties;
import org.sandan.platform.Scope;
import org.sandan.platform.Timestamps;
import org.sandan.platform.Transactions;
import org.sandan.platform.Viewer;
import org.springframework.context.ApplicationContext;

/**
 * {@code serve --county CODE}: opens a county on an installation with its three administrators (三员), each with a one-time
 * password that is printed once. All three come at once, because none of them may fill another's post: the system
 * administrator fills no administrator's, and there would be nobody to make the security administrator and the auditor.
 * The county, its posts and its accounts come in one transaction; where the county is served already, nothing happens.
 */
final class FirstCounty {
    private FirstCounty() {}

    private enum Administrator {
        SYSTEM(Role.SYSTEM_ADMIN, "admin", "系统管理员", "System administrator"),
        SECURITY(Role.SECURITY_ADMIN, "security", "安全管理员", "Security administrator"),
        AUDITOR(Role.AUDITOR, "auditor", "审计员", "Auditor");

        private final Role role;
        private final String login;
        private final String nameZh;
        private final String nameEn;

        Administrator(Role role, String login, String nameZh, String nameEn) {
            this.role = role;
            this.login = login;
            this.nameZh = nameZh;
            this.nameEn = nameEn;
        }
    }

    static void open(ApplicationContext context, String text, PrintStream out) {
        Optional<Division> county = DivisionCode.parse(text)
                .filter(code -> code.level() == Level.COUNTY || code.level() == Level.CITY)
                .flatMap(code -> context.getBean(Divisions.class).find(code));
        if (county.isEmpty()) {
            System.err.println("sandan: --county wants the code of a county or city of the list, not " + text + ".");
            return;
        }
        Counties counties = context.getBean(Counties.class);
        int code = county.get().code().county();
        if (counties.serves(code)) {
            return;
        }
        List<String> lines = context.getBean(Transactions.class).change(Scope.system(code, "first-county"), () -> {
            counties.add(code, county.get().nameZh(), county.get().nameEn(), false);
            context.getBean(Categories.class).seed(code);
            Organisation office = office(context, county.get());
            return Arrays.stream(Administrator.values())
                    .map(one -> administrator(context, county.get(), office, one))
                    .toList();
        });
        lines.forEach(out::println);
    }

    private static Organisation office(ApplicationContext context, Division county) {
        Organisation office = new Organisation(
                Ids.next(),
                county.place(),
                OrganisationKind.PLATFORM,
                county.nameZh() + "三单平台",
                "Sandan office",
                null,
                null,
                false,
                null);
        context.getBean(Organisations.class).add(office);
        return office;
    }

    /** @return the line that tells the log-in, to be handed to whoever takes the post */
    private static String administrator(
            ApplicationContext context, Division county, Organisation office, Administrator one) {
        Place place = county.place();
        LocalDate today =
                LocalDate.ofInstant(context.getBean(InstantSource.class).instant(), Timestamps.CHINA);
        PostStore posts = context.getBean(PostStore.class);
        Post post =
                new Post(Ids.next(), place, county.code().range(), one.role, office.id(), one.nameZh, one.nameEn, null);
        posts.add(post);
        String login = one.login + county.code().shortForm();
        Accounts.Opened opened = context.getBean(Accounts.class)
                .open(county.code().county(), Viewer.NOBODY, login, one.nameZh, place)
                .orThrow();
        posts.hold(post, new Holder(post.id(), opened.account(), one.nameZh, today, null));
        return "%-22s  login %-16s  one-time password %s".formatted(one.nameEn, login, opened.oneTimePassword());
    }
}
