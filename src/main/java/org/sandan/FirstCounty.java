package org.sandan;

import java.time.LocalDate;
import java.util.Optional;
import java.util.UUID;
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
import org.sandan.organisations.Posts;
import org.sandan.platform.Counties;
import org.sandan.platform.Keys;
import org.sandan.platform.Scope;
import org.sandan.platform.Timestamps;
import org.sandan.platform.Transactions;
import org.sandan.platform.Viewer;
import org.springframework.context.ApplicationContext;

/**
 * {@code serve --county CODE}: opens a county on an installation and gives its first system administrator, whose
 * one-time password is printed once. Does nothing where the county is served already.
 */
final class FirstCounty {
    private FirstCounty() {}

    static void open(ApplicationContext context, String text) {
        Optional<Division> county = DivisionCode.parse(text)
                .filter(code -> code.level() == Level.COUNTY || code.level() == Level.CITY)
                .flatMap(code -> context.getBean(Divisions.class).find(code));
        if (county.isEmpty()) {
            System.err.println("sandan: --county wants the code of a county or city of the list, not " + text + ".");
            return;
        }
        int code = county.get().code().county();
        Counties counties = context.getBean(Counties.class);
        if (counties.serves(code)) {
            return;
        }
        counties.add(code, county.get().nameZh(), county.get().nameEn(), false);
        Post post = context.getBean(Transactions.class).change(Scope.system(code, "first-county"), () -> {
            context.getBean(Categories.class).seed(code);
            return administration(context, county.get());
        });
        administrator(context, county.get(), post);
    }

    private static Post administration(ApplicationContext context, Division county) {
        Place place = Place.of(county.code());
        Organisation office = new Organisation(
                Ids.next(),
                place,
                OrganisationKind.PLATFORM,
                county.nameZh() + "三单平台",
                "Sandan office",
                null,
                null,
                false,
                null);
        context.getBean(Organisations.class).add(office);
        Post post = new Post(
                Ids.next(),
                place,
                county.code().range(),
                Role.SYSTEM_ADMIN,
                office.id(),
                "系统管理员",
                "System administrator",
                null);
        context.getBean(Posts.class).add(post);
        return post;
    }

    private static void administrator(ApplicationContext context, Division county, Post post) {
        String login = "admin" + county.code().shortForm();
        String password = java.util.HexFormat.of().formatHex(Keys.random(8));
        int code = county.code().county();
        context.getBean(Transactions.class).change(Scope.system(code, "first-county"), () -> {
            Accounts.NewAccount asked =
                    new Accounts.NewAccount(login, "系统管理员", Place.of(county.code()), password, true, null);
            UUID account = context.getBean(Accounts.class)
                    .create(code, Viewer.NOBODY, asked)
                    .orThrow();
            context.getBean(Posts.class)
                    .hold(post, new Holder(post.id(), account, "系统管理员", LocalDate.now(Timestamps.CHINA), null));
            return post;
        });
        System.out.println("administrator " + login + " one-time password " + password);
    }
}
