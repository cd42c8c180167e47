package org.sandan.projects;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.sandan.chain.CaseKind;
import org.sandan.chain.Heads.Outlook;
import org.sandan.lifecycle.CaseRow;
import org.sandan.organisations.Organisation;
import org.sandan.organisations.Organisations;
import org.sandan.platform.Page;
import org.sandan.platform.Viewer;
import org.springframework.stereotype.Component;

/** What claims say of themselves to lists of all kinds. A claim's page is that of its project. */
@Component
class ClaimKind implements CaseKind {
    private final ClaimStore claims;
    private final Organisations organisations;

    ClaimKind(ClaimStore claims, Organisations organisations) {
        this.claims = claims;
        this.organisations = organisations;
    }

    @Override
    public String kind() {
        return ClaimLifecycle.KIND;
    }

    @Override
    public Outlook outlook() {
        return new Outlook(ClaimLifecycle.TABLE, Map.of(), Map.of());
    }

    @Override
    public String address(CaseRow row) {
        return "/claims/" + row.id();
    }

    @Override
    public Map<UUID, Matter> matters(int county, List<CaseRow> rows, Viewer viewer) {
        Map<UUID, Matter> matters = new HashMap<>();
        for (CaseRow row : rows) {
            Optional<ClaimRow> claim = claims.find(county, row.id());
            Optional<Organisation> body = claim.flatMap(one -> organisations.find(county, one.organisation()));
            body.ifPresent(one -> matters.put(row.id(), new Said(row, claim.get(), one)));
        }
        return matters;
    }

    private record Said(CaseRow row, ClaimRow claim, Organisation body) implements Matter {
        @Override
        public String heading(Page page) {
            String title = row.standing().title();
            return title == null ? row.number() : title;
        }

        @Override
        public List<String> facts(Page page) {
            return List.of(
                    page.name(body.nameZh(), body.nameEn()),
                    page.t(claim.wantsLead() ? "project.offer.lead" : "project.offer.support"));
        }
    }
}
