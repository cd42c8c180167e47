package org.sandan.needs;

import java.time.InstantSource;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.sandan.chain.Answer;
import org.sandan.chain.CaseKind;
import org.sandan.chain.Heads;
import org.sandan.documents.Photo;
import org.sandan.documents.Photos;
import org.sandan.lifecycle.CaseRow;
import org.sandan.lifecycle.Cases;
import org.sandan.lifecycle.Turn;
import org.sandan.organisations.Organisation;
import org.sandan.organisations.Organisations;
import org.sandan.organisations.PostCard;
import org.sandan.organisations.Posts;
import org.sandan.platform.Page;
import org.sandan.platform.Timestamps;
import org.sandan.platform.Viewer;
import org.springframework.stereotype.Component;

/** What needs say of themselves to lists of all kinds. */
@Component
class NeedKind implements CaseKind {
    private final NeedRows rows;
    private final NeedOutlook outlook;
    private final NeedStore needs;
    private final Cases cases;
    private final Doers doers;

    NeedKind(NeedRows rows, NeedOutlook outlook, NeedStore needs, Cases cases, Doers doers) {
        this.rows = rows;
        this.outlook = outlook;
        this.needs = needs;
        this.cases = cases;
        this.doers = doers;
    }

    /** Who solves needs, and what shows it. */
    @Component("needDoers")
    record Doers(Organisations organisations, Posts posts, Photos photos, InstantSource clock) {}

    @Override
    public String kind() {
        return NeedLifecycle.KIND;
    }

    @Override
    public Heads.Outlook outlook() {
        return outlook.outlook();
    }

    @Override
    public String address(CaseRow row) {
        return "/needs/" + row.id();
    }

    @Override
    public Map<UUID, Matter> matters(int county, List<CaseRow> rows, Viewer viewer) {
        Map<UUID, Matter> matters = new HashMap<>();
        this.rows
                .list(county, rows, viewer)
                .forEach(row -> matters.put(row.facts().id(), new Said(row.facts())));
        return matters;
    }

    @Override
    public Map<UUID, Answer> answers(int county, List<CaseRow> rows) {
        Map<UUID, Answer> answers = new HashMap<>();
        rows.forEach(row -> needs.find(county, row.id()).ifPresent(need -> answers.put(row.id(), answer(row, need))));
        return answers;
    }

    private Answer answer(CaseRow row, NeedRow need) {
        int county = row.county();
        Optional<Organisation> body = Optional.ofNullable(need.project())
                .flatMap(project -> cases.find(county, project))
                .flatMap(project -> Optional.ofNullable(project.standing().organisation()))
                .flatMap(id -> doers.organisations().find(county, id));
        LocalDate today = LocalDate.ofInstant(doers.clock().instant(), Timestamps.CHINA);
        boolean ended = NeedLifecycle.TABLE.state(row.state()).ended();
        UUID doing = ended || row.standing().turn() != Turn.POST
                ? need.assignee()
                : row.standing().turnId();
        Optional<PostCard> post = Optional.ofNullable(body.isPresent() ? null : doing)
                .flatMap(id -> Optional.ofNullable(
                        doers.posts().cards(county, List.of(id), today).get(id)));
        return new Answer(
                NeedLifecycle.KIND,
                NeedLifecycle.TABLE.state(row.state()),
                row.standing().stepFrom(),
                body,
                post,
                need.askers(),
                need.said().solved(),
                need.said().notSolved(),
                (int) doers.photos().ofCase(county, row.id()).stream()
                        .filter(Photo::after)
                        .count(),
                address(row) + "#evidence");
    }

    private record Said(CaseViews.Facts facts) implements Matter {
        @Override
        public String heading(Page page) {
            return facts.heading(page);
        }

        @Override
        public List<String> facts(Page page) {
            return List.of(
                    page.name(facts.category().nameZh(), facts.category().nameEn()),
                    page.t("turn.how-many", facts.need().askers()),
                    facts.place(page));
        }
    }
}
