package org.sandan.needs;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.sandan.chain.Escalations;
import org.sandan.chain.Heads;
import org.sandan.chain.Levels;
import org.sandan.kernel.Outcome;
import org.sandan.kernel.Refusal.Common;
import org.sandan.lifecycle.CaseRow;
import org.sandan.lifecycle.HistoryRow;
import org.sandan.organisations.PostCard;
import org.sandan.platform.NotFound;
import org.sandan.platform.Scope;
import org.sandan.platform.Transactions;
import org.sandan.platform.Typed;
import org.sandan.platform.Viewer;
import org.springframework.stereotype.Component;

/** What somebody who asked sees and does, under the scope of the code: the own order and nothing else. */
@Component
class OwnOrders {
    private final CasePages.Rows rows;
    private final Shown shown;
    private final Heads heads;
    private final OrderPages orderPages;
    private final Steps steps;

    OwnOrders(CasePages.Rows rows, Shown shown, Heads heads, OrderPages orderPages, Steps steps) {
        this.rows = rows;
        this.shown = shown;
        this.heads = heads;
        this.orderPages = orderPages;
        this.steps = steps;
    }

    /** What the pages of the staff show in the same way. */
    @Component("ownShown")
    record Shown(CaseFacts facts, CaseActs acts, Escalations escalations) {}

    @Component
    record Steps(
            Transactions transactions,
            NeedSteps needs,
            NeedOutlook outlook,
            Levels levels,
            QueryCodes codes,
            AnswerNeed answer,
            LeaveNeed leave) {}

    /** Opens an order by number and code. The refusal says nothing of which of the two was wrong. */
    Outcome<KeptOrders.Kept> open(String number, String code, String address) {
        if (!steps.codes().mayTry(address)) {
            return Outcome.refused(Common.TOO_MANY_REQUESTS);
        }
        Optional<KeptOrders.Kept> found = steps.codes().find(code).flatMap(opened -> {
            Scope scope = Scope.code(opened.county(), opened.asker(), null);
            String wanted = number.strip();
            return steps.transactions()
                    .read(scope, () -> rows.askers().find(opened.county(), opened.asker()))
                    .filter(asker -> asker.number().equals(wanted)
                            || wanted.matches("\\d{4}-\\d{5,}")
                                    && asker.number().endsWith("-" + wanted))
                    .map(asker -> new KeptOrders.Kept(opened.county(), asker.id()));
        });
        if (found.isPresent()) {
            steps.codes().wasRight(address);
        }
        return found.map(Outcome::done).orElseGet(() -> Outcome.refused(NeedRefusal.WRONG_QUERY_CODE));
    }

    /** The order as its asker sees it. */
    CaseViews.Own own(KeptOrders.Kept kept, Typed typed) {
        int county = kept.county();
        return inside(kept, asker -> {
            CaseRow row = rows.cases().find(county, asker.need()).orElseThrow(NotFound::new);
            NeedRow need = rows.needs().find(county, asker.need()).orElseThrow(NotFound::new);
            List<HistoryRow> history = rows.cases().history(county, row.id());
            Map<UUID, PostCard> cards = shown.acts()
                    .cards(
                            county,
                            history.stream()
                                    .map(HistoryRow::byPost)
                                    .filter(java.util.Objects::nonNull)
                                    .toList());
            List<Asker> all = rows.askers().of(county, row.id());
            int round = row.standing().round();
            Optional<String> answered = rows.askers().answers(county, row.id(), round).stream()
                    .filter(answer -> answer.asker().equals(asker.id()))
                    .map(Verdicts.Answer::answer)
                    .findFirst();
            boolean within = steps.needs()
                    .now()
                    .isBefore(row.standing()
                            .stepFrom()
                            .plus(Duration.ofDays(steps.needs().rules().amount("need.reopen"))));
            boolean here = !asker.left();
            boolean early = List.of("received", "accepted", "assigned").contains(row.state());
            boolean closed = List.of("solved", "not_reached").contains(row.state());
            return new CaseViews.Own(
                    shown.facts().of(row, need),
                    heads.of(
                            row,
                            steps.outlook().outlook(),
                            Viewer.NOBODY,
                            steps.levels().above(row)),
                    asker.id(),
                    asker.number(),
                    asker.joinedAt(),
                    rows.people()
                            .words(county, asker.id())
                            .map(AskerPeople.Words::words)
                            .orElse(""),
                    rows.photos().ofCase(county, row.id()),
                    shown.acts().of(history, cards),
                    answered,
                    here
                            && (early
                                    || all.size() > 1
                                            && !NeedLifecycle.TABLE
                                                    .state(row.state())
                                                    .ended()),
                    all.size() <= 1,
                    here && row.state().equals("refused") && !need.objected() && within,
                    here && closed && within,
                    round >= 2,
                    typed,
                    orderPages.secretary(row.place().division()),
                    shown.escalations()
                            .decisions(
                                    county,
                                    java.util.stream.Stream.of(row.id(), need.project())
                                            .filter(java.util.Objects::nonNull)
                                            .toList(),
                                    steps.needs().today()));
        });
    }

    /** The orders of a browser, those that wait for an answer first. */
    List<CaseViews.Own> all(List<KeptOrders.Kept> kept) {
        List<CaseViews.Own> all = new ArrayList<>();
        for (KeptOrders.Kept one : kept) {
            try {
                all.add(own(one, Typed.NOTHING));
            } catch (NotFound gone) {
                continue;
            }
        }
        return all.stream()
                .sorted(java.util.Comparator.comparing(own -> !own.isAsked()))
                .toList();
    }

    Outcome<String> answer(KeptOrders.Kept kept, boolean solved, String words) {
        return writing(
                kept,
                () -> steps.answer().answer(new AnswerNeed.Answer(kept.county(), kept.asker(), solved, words, null)));
    }

    Outcome<String> withdraw(KeptOrders.Kept kept) {
        return writing(kept, () -> steps.leave().withdraw(kept.county(), kept.asker()));
    }

    Outcome<String> object(KeptOrders.Kept kept, String words) {
        return writing(kept, () -> steps.leave().object(kept.county(), kept.asker(), words));
    }

    Optional<byte[]> photo(KeptOrders.Kept kept, UUID photo, boolean small) {
        return inside(kept, asker -> rows.photos().bytes(kept.county(), photo, small));
    }

    private Outcome<String> writing(KeptOrders.Kept kept, java.util.function.Supplier<Outcome<String>> work) {
        return steps.transactions().write(Scope.code(kept.county(), kept.asker(), null), () -> {
            narrow(kept);
            return work.get();
        });
    }

    private <T> T inside(KeptOrders.Kept kept, java.util.function.Function<Asker, T> work) {
        return steps.transactions().read(Scope.code(kept.county(), kept.asker(), null), () -> work.apply(narrow(kept)));
    }

    /** Only the asker's row says which case the code opens; from then on it may be seen. */
    private Asker narrow(KeptOrders.Kept kept) {
        Asker asker = rows.askers().find(kept.county(), kept.asker()).orElseThrow(NotFound::new);
        steps.transactions().narrow(Scope.code(kept.county(), kept.asker(), asker.need()));
        return asker;
    }
}
