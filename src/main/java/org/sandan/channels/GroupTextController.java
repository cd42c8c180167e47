package org.sandan.channels;

import jakarta.servlet.http.HttpServletRequest;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.sandan.divisions.Division;
import org.sandan.divisions.Divisions;
import org.sandan.documents.QrCode;
import org.sandan.kernel.DivisionCode;
import org.sandan.kernel.DivisionCode.Level;
import org.sandan.lifecycle.CaseRow;
import org.sandan.lifecycle.Cases;
import org.sandan.needs.CaseViews;
import org.sandan.needs.PublicNeeds;
import org.sandan.platform.Counties;
import org.sandan.platform.NotFound;
import org.sandan.platform.Page;
import org.sandan.platform.Scope;
import org.sandan.platform.Transactions;
import org.sandan.platform.Viewer;
import org.springframework.stereotype.Component;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.servlet.ModelAndView;

/**
 * 发到群里: a text with a link and a QR code for a group in which others read along. It is made under a public scope, of
 * what everybody may see, so nothing personal can get into it.
 */
@Controller
public class GroupTextController {
    private static final int NEWEST = 5;

    private final Sources sources;
    private final Counties counties;
    private final Divisions divisions;
    private final Transactions transactions;

    GroupTextController(Sources sources, Counties counties, Divisions divisions, Transactions transactions) {
        this.sources = sources;
        this.counties = counties;
        this.divisions = divisions;
        this.transactions = transactions;
    }

    @Component("groupSources")
    record Sources(PublicNeeds needs, Cases cases) {}

    /**
     * @param needs what is told; one for a need, the newest of a community
     * @param title of a project; empty for needs
     * @param state of a project, as the key of its word
     * @param link the public page, in full
     * @param back the page from which it was asked for
     */
    public record View(
            Division village,
            List<CaseViews.Row> needs,
            String title,
            String state,
            String link,
            String back,
            QrCode qr) {
        /** The text: of one matter what and where it stands, of a community the newest. */
        public String text(Page page) {
            String name = page.name(village.nameZh(), village.nameEn());
            List<String> lines = new ArrayList<>();
            if (!title.isEmpty()) {
                lines.add(page.t("group.one", name, title));
                lines.add(page.t("group.state", page.t(state)));
            } else if (isCommunity()) {
                lines.add(page.t("group.community", name));
                needs.forEach(row -> lines.add(page.t("group.row", row.facts().heading(page), stateOf(page, row))));
            } else {
                CaseViews.Row row = needs.getFirst();
                lines.add(page.t("group.one", name, row.facts().heading(page)));
                lines.add(page.t("group.state", stateOf(page, row)));
                lines.add(page.t("group.askers", row.facts().need().askers()));
            }
            lines.add(page.t(isCommunity() ? "group.order" : "group.look", link));
            return String.join("\n", lines);
        }

        private boolean isCommunity() {
            return title.isEmpty() && back.equals("/c/" + village.code());
        }

        private static String stateOf(Page page, CaseViews.Row row) {
            return page.t("state.need." + row.head().state().name());
        }
    }

    @GetMapping("/c/{code}/group")
    ModelAndView community(@PathVariable String code, HttpServletRequest request) {
        Division village = village(code);
        DivisionCode at = village.code();
        List<CaseViews.Row> newest = transactions.read(
                Scope.publicOf(at.county()),
                () -> sources.needs()
                        .newest(at.county(), at.range(), "open", null, NEWEST)
                        .rows());
        return page(village, newest, "", "", "/c/" + at, "/c/" + at, request);
    }

    @GetMapping("/c/{code}/needs/{number}/group")
    ModelAndView need(@PathVariable String code, @PathVariable String number, HttpServletRequest request) {
        Division village = village(code);
        int county = village.code().county();
        PublicNeeds.One one = transactions
                .read(Scope.publicOf(county), () -> sources.needs().find(county, number))
                .filter(found -> found.facts().village().code().equals(village.code()))
                .orElseThrow(NotFound::new);
        String path = "/c/" + village.code() + "/needs/" + one.facts().number();
        return page(village, List.of(new CaseViews.Row(one.facts(), one.head())), "", "", path, path, request);
    }

    /** A project once it is no draft: everybody may know its title and where it stands. Its link is the community's page. */
    @GetMapping("/projects/{id}/group")
    ModelAndView project(@PathVariable UUID id, Viewer viewer, HttpServletRequest request) {
        int county = viewer.county();
        if (transactions
                .read(viewer.scope(), () -> sources.cases().find(county, id))
                .isEmpty()) {
            throw new NotFound();
        }
        CaseRow row = transactions
                .read(Scope.publicOf(county), () -> sources.cases().find(county, id))
                .filter(found ->
                        found.kind().equals("project") && found.standing().title() != null)
                .orElseThrow(NotFound::new);
        Division village = divisions.find(row.place().division()).orElseThrow(NotFound::new);
        String title = Objects.requireNonNullElse(row.standing().title(), row.number());
        return page(
                village,
                List.of(),
                title,
                "state.project." + row.state(),
                "/c/" + village.code(),
                "/projects/" + id,
                request);
    }

    private static ModelAndView page(
            Division village,
            List<CaseViews.Row> needs,
            String title,
            String state,
            String path,
            String back,
            HttpServletRequest request) {
        String link = SettingsController.site(request) + path;
        return new ModelAndView(
                "channels/group", "v", new View(village, needs, title, state, link, back, QrCode.of(link)));
    }

    private Division village(String code) {
        return DivisionCode.parse(code)
                .filter(at -> at.level() == Level.VILLAGE && counties.serves(at.county()))
                .flatMap(divisions::find)
                .filter(Division::active)
                .orElseThrow(NotFound::new);
    }
}
