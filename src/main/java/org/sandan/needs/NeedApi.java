package org.sandan.needs;

import jakarta.servlet.http.HttpServletRequest;
import java.net.URI;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.sandan.kernel.DivisionCode;
import org.sandan.kernel.Outcome;
import org.sandan.kernel.Place;
import org.sandan.kernel.Refusal;
import org.sandan.kernel.Refusal.AtField;
import org.sandan.kernel.Refusal.Common;
import org.sandan.kernel.Text;
import org.sandan.platform.Problems;
import org.sandan.platform.Submissions;
import org.sandan.platform.Viewer;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Needs for programs: ordering on behalf of somebody, looking, and the steps that need no file. */
@RestController
@RequestMapping("/api/v1/needs")
class NeedApi {
    private final Submissions submissions;
    private final PlaceOrder placeOrder;
    private final QueryCodes codes;
    private final NeedReading reading;
    private final Problems problems;

    NeedApi(Submissions submissions, PlaceOrder placeOrder, QueryCodes codes, NeedReading reading, Problems problems) {
        this.submissions = submissions;
        this.placeOrder = placeOrder;
        this.codes = codes;
        this.reading = reading;
        this.problems = problems;
    }

    /**
     * @param village 12-digit division code
     * @param grid number of the grid in the village, 1 to 999; absent where it is not known
     * @param category code of a root category, or the id of any
     * @param groups of children_in_difficulty, elders, disabled, low_income, registered_poor
     */
    record NewNeed(
            @Nullable String village,
            @Nullable Integer grid,
            @Nullable String category,
            @Nullable List<String> groups,
            @Nullable String words,
            @Nullable String spot,
            @Nullable Boolean anonymous,
            @Nullable String name,
            @Nullable String phone) {}

    /** @param code told once; whoever repeats the request with its key is told again */
    record Ordered(UUID id, String number, String code) {}

    /** A need as a program sees it: nothing personal. */
    record Need(
            UUID id,
            String number,
            @Nullable String title,
            String state,
            String place,
            String category,
            int askers,
            Instant opened,
            @Nullable Instant due,
            int version) {}

    /** @param next the value of {@code after} for the next page; absent on the last */
    record NeedPage(List<Need> needs, @Nullable String next) {}

    @PostMapping
    ResponseEntity<?> order(
            @RequestBody NewNeed body,
            @RequestHeader(value = "Idempotency-Key", defaultValue = "") String key,
            Viewer viewer,
            HttpServletRequest request) {
        if (key.isEmpty()) {
            return problems.of(request, Refusal.at("Idempotency-Key", Common.REQUIRED));
        }
        List<AtField> faults = new ArrayList<>();
        Optional<Order> order = order(body, viewer, faults);
        if (order.isEmpty()) {
            return problems.of(request, Refusal.at(faults));
        }
        Outcome<Submissions.Receipt> outcome = submissions.once(
                viewer.scope(),
                key,
                body.toString(),
                () -> placeOrder.place(order.get(), key, viewer),
                receipt -> receipt.need() + " " + receipt.number());
        return switch (outcome) {
            case Outcome.Done<Submissions.Receipt>(Submissions.Receipt receipt) -> {
                String[] parts = receipt.location().split(" ", 2);
                Ordered ordered = new Ordered(UUID.fromString(parts[0]), parts[1], codes.of(key));
                yield ResponseEntity.created(URI.create("/api/v1/needs/" + ordered.id()))
                        .body(ordered);
            }
            case Outcome.Refused<Submissions.Receipt>(Refusal refusal) -> problems.of(request, refusal);
        };
    }

    @GetMapping
    NeedPage list(
            @RequestParam(defaultValue = "open") String state,
            @RequestParam(defaultValue = "") String q,
            @RequestParam(required = false) String after,
            Viewer viewer) {
        NeedList.Found found = reading.list(viewer, NeedFilter.of(q, state), new NeedList.Cursor(after, null));
        return new NeedPage(found.rows().stream().map(NeedApi::need).toList(), found.next());
    }

    @GetMapping("/{id}")
    ResponseEntity<?> one(@PathVariable UUID id, Viewer viewer, HttpServletRequest request) {
        return reading.find(viewer, id)
                .<ResponseEntity<?>>map(row -> ResponseEntity.ok()
                        .eTag("\"" + row.facts().version() + "\"")
                        .body(need(row)))
                .orElseGet(() -> problems.of(request, Refusal.of(Common.NOT_FOUND)));
    }

    private static Need need(CaseViews.Row row) {
        CaseViews.Facts facts = row.facts();
        return new Need(
                facts.id(),
                facts.number(),
                facts.title(),
                row.head().state().name(),
                facts.need().place().toString(),
                facts.category().code(),
                facts.need().askers(),
                facts.openedAt(),
                row.head().clock().map(clock -> clock.due()).orElse(null),
                facts.version());
    }

    private Optional<Order> order(NewNeed body, Viewer viewer, List<AtField> faults) {
        Optional<DivisionCode> village = DivisionCode.parse(text(body.village()));
        if (village.isEmpty() || village.get().county() != viewer.county()) {
            faults.add(AtField.of("village", NeedRefusal.UNKNOWN_DIVISION));
            return Optional.empty();
        }
        int grid = body.grid() == null ? 0 : body.grid();
        if (grid < 0 || grid > 999) {
            faults.add(AtField.of("grid", NeedRefusal.GRID_OF_ANOTHER_VILLAGE));
            return Optional.empty();
        }
        Place place = grid == 0 ? Place.of(village.get()) : Place.grid(village.get(), grid);
        Contact contact = Boolean.TRUE.equals(body.anonymous())
                ? Contact.ANONYMOUS
                : new Contact(false, text(body.name()), text(body.phone()).replaceAll("[\\s-]", ""));
        Optional<Set<Group>> groups = groups(body.groups() == null ? List.of() : body.groups());
        if (groups.isEmpty()) {
            faults.add(AtField.of("groups", Common.UNKNOWN_CHOICE));
            return Optional.empty();
        }
        return Optional.of(new Order(
                village.get(),
                place,
                reading.category(viewer, text(body.category())),
                groups.get(),
                text(body.words()),
                text(body.spot()),
                contact,
                Order.Channel.API,
                null));
    }

    private static Optional<Set<Group>> groups(List<String> words) {
        Set<Group> groups = EnumSet.noneOf(Group.class);
        for (String word : words) {
            try {
                groups.add(Group.valueOf(word.toUpperCase(Locale.ROOT)));
            } catch (IllegalArgumentException unknown) {
                return Optional.empty();
            }
        }
        return Optional.of(groups);
    }

    private static String text(@Nullable String text) {
        return text == null ? "" : Text.tidy(text);
    }
}
