package org.sandan.needs;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.InstantSource;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.sandan.deadlines.DueTimes;
import org.sandan.divisions.Division;
import org.sandan.divisions.Divisions;
import org.sandan.divisions.Grid;
import org.sandan.divisions.Grids;
import org.sandan.documents.Drafts;
import org.sandan.documents.Drafts.Draft;
import org.sandan.documents.Photos;
import org.sandan.kernel.DivisionCode;
import org.sandan.kernel.DivisionCode.Level;
import org.sandan.kernel.Place;
import org.sandan.kernel.Refusal.AtField;
import org.sandan.kernel.Refusal.Common;
import org.sandan.organisations.Post;
import org.sandan.organisations.PostCard;
import org.sandan.organisations.Posts;
import org.sandan.platform.Counties;
import org.sandan.platform.Scope;
import org.sandan.platform.Timestamps;
import org.sandan.platform.Transactions;
import org.sandan.platform.Typed;
import org.sandan.platform.Viewer;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/** Gathers what the pages of the three steps show. */
@Component
class OrderPages {
    private static final int MOST_SIMILAR = 5;
    private static final int MOST_ASKED = 3;

    private final Places places;
    private final Stores stores;
    private final Transactions transactions;
    private final DueTimes dueTimes;
    private final InstantSource clock;

    OrderPages(Places places, Stores stores, Transactions transactions, DueTimes dueTimes, InstantSource clock) {
        this.places = places;
        this.stores = stores;
        this.transactions = transactions;
        this.dueTimes = dueTimes;
        this.clock = clock;
    }

    @Component
    record Places(Counties counties, Divisions divisions, Grids grids, Posts posts) {}

    @Component
    record Stores(Drafts drafts, Categories categories, NeedStore needs, Photos photos, ObjectProvider<SmsOffer> sms) {}

    /** The draft of this browser, in the county of the village that it chose last. */
    Optional<Draft> draft(HttpServletRequest request) {
        return village(request)
                .flatMap(code -> stores.drafts().find(request, code.county(), OrderForm.NAME))
                .filter(draft -> !draft.value("village").isEmpty());
    }

    Optional<DivisionCode> village(HttpServletRequest request) {
        return LastVillage.of(request);
    }

    void remember(HttpServletRequest request, HttpServletResponse response, DivisionCode village) {
        LastVillage.remember(request, response, village);
    }

    OrderViews.Where where(String within, Viewer viewer) {
        Optional<DivisionCode> at = DivisionCode.parse(within);
        if (at.isEmpty() && viewer.ordersForOthers() && viewer.range() != null) {
            at = Optional.of(new Place(viewer.range().from()).division().at(Level.TOWN));
        }
        Optional<Division> found = at.flatMap(places.divisions()::find);
        List<Division> below = found.map(division -> places.divisions().children(division.code()))
                .orElseGet(() -> places.counties().all().stream()
                        .map(county -> DivisionCode.parse(Integer.toString(county.code()))
                                .orElseThrow())
                        .filter(code -> code.level() == Level.COUNTY)
                        .flatMap(code -> places.divisions().find(code).stream())
                        .toList());
        List<Division> path =
                found.map(division -> places.divisions().path(division.code())).orElse(List.of());
        return new OrderViews.Where(found, path, below);
    }

    /** The villages in use below a town or county. */
    List<Division> villages(DivisionCode above) {
        return places.divisions().children(above).stream()
                .flatMap(child ->
                        child.code().level() == Level.VILLAGE ? Stream.of(child) : villages(child.code()).stream())
                .toList();
    }

    OrderViews.What what(DivisionCode code, Typed typed, Viewer viewer) {
        Division village = places.divisions().find(code).orElseThrow();
        return transactions.read(
                Scope.publicOf(code.county()),
                () -> new OrderViews.What(
                        stores.categories().unsaid(code.county()).id(),
                        stores.needs().mostAsked(code.county(), code.range(), MOST_ASKED).stream()
                                .map(need -> view(code.county(), need))
                                .toList(),
                        village,
                        stores.categories().at(code.county(), Place.of(code)),
                        typed,
                        viewer.ordersForOthers(),
                        secretary(code)));
    }

    OrderViews.Spot spot(OrderForm form, Typed typed) {
        DivisionCode code = form.village();
        List<Grid> grids = places.grids().of(code);
        return new OrderViews.Spot(
                places.divisions().find(code).orElseThrow(), grids, form.place(), similar(form), typed);
    }

    /** Open orders that may be the same, once the grid is known. */
    List<OrderViews.SimilarView> similar(OrderForm form) {
        if (form.category().isEmpty() || !form.place().division().equals(form.village())) {
            return List.of();
        }
        int county = form.village().county();
        return transactions.read(
                Scope.publicOf(county),
                () -> stores
                        .needs()
                        .similar(county, form.place(), form.category().get(), null, MOST_SIMILAR)
                        .stream()
                        .map(need -> view(county, need))
                        .toList());
    }

    private OrderViews.SimilarView view(int county, NeedStore.Similar need) {
        return new OrderViews.SimilarView(
                need,
                stores.categories().find(county, need.category()).orElseThrow(),
                places.grids().find(need.place()),
                NeedLifecycle.TABLE.state(need.state()));
    }

    OrderViews.Last last(Draft draft, Typed typed, Viewer viewer) {
        OrderForm form = OrderForm.of(draft);
        int county = draft.county();
        Optional<UUID> join = form.join();
        boolean sms = stores.sms().stream().anyMatch(offer -> offer.isOffered(county));
        return transactions.read(
                draft.scope(),
                () -> new OrderViews.Last(
                        places.divisions().find(form.village()).orElseThrow(),
                        stores.categories()
                                .find(county, form.category().orElseThrow())
                                .orElseThrow(),
                        places.grids().find(form.place()),
                        join.flatMap(id -> stores.needs().open(county, id)).map(need -> view(county, need)),
                        stores.photos().ofDraft(county, draft.id()),
                        stores.photos().most(),
                        typed,
                        dueTimes.due(clock.instant(), "need.received").at(),
                        viewer.ordersForOthers(),
                        sms));
    }

    /** The open order of a village that somebody wants to join. */
    Optional<NeedStore.Similar> joined(DivisionCode village, String need) {
        return transactions.read(
                Scope.publicOf(village.county()),
                () -> OrderForm.uuid(need)
                        .flatMap(id -> stores.needs().open(village.county(), id))
                        .filter(open -> open.place().division().equals(village)));
    }

    Optional<PostCard> secretary(DivisionCode village) {
        Optional<Post> post = places.posts().secretaryOf(village.county(), Place.of(village));
        LocalDate today = LocalDate.ofInstant(clock.instant(), Timestamps.CHINA);
        return post.map(found -> places.posts()
                .cards(village.county(), List.of(found.id()), today)
                .get(found.id()));
    }

    List<AtField> faultsOfWhat(OrderForm form) {
        List<AtField> faults = new ArrayList<>(Order.faultsOf(form.value("words"), Contact.ANONYMOUS));
        int county = form.village().county();
        boolean known = transactions.read(
                Scope.publicOf(county),
                () -> form.category()
                        .filter(id -> stores.categories().isKnown(county, Place.of(form.village()), id))
                        .isPresent());
        if (!known) {
            boolean missing = form.value("category").isEmpty();
            faults.add(AtField.of("category", missing ? Common.REQUIRED : NeedRefusal.UNKNOWN_CATEGORY));
        }
        return faults;
    }

    List<AtField> faultsOfWhere(OrderForm form, boolean chosen) {
        List<AtField> faults = new ArrayList<>();
        if (!chosen) {
            faults.add(AtField.of("grid", Common.REQUIRED));
        } else if (!form.value("grid").isEmpty()
                && (!form.place().division().equals(form.village())
                        || places.grids().find(form.place()).isEmpty())) {
            faults.add(AtField.of("grid", NeedRefusal.GRID_OF_ANOTHER_VILLAGE));
        }
        org.sandan.kernel.Text.fault(form.value("spot"), Order.LONGEST_SPOT)
                .ifPresent(type -> faults.add(AtField.of("spot", type, Order.LONGEST_SPOT)));
        return faults;
    }
}
