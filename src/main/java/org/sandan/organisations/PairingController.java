package org.sandan.organisations;

import jakarta.servlet.http.HttpServletResponse;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.sandan.divisions.Division;
import org.sandan.divisions.Whereabouts;
import org.sandan.kernel.DivisionCode;
import org.sandan.kernel.DivisionCode.Level;
import org.sandan.kernel.Outcome;
import org.sandan.kernel.Refusal;
import org.sandan.kernel.Refusal.Common;
import org.sandan.platform.NotFound;
import org.sandan.platform.Pages;
import org.sandan.platform.Transactions;
import org.sandan.platform.Typed;
import org.sandan.platform.Viewer;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;

/** Pairings (包联): by town or village, each with its period; added and ended by whoever answers for the place. */
@Controller
public class PairingController {
    private final Whereabouts whereabouts;
    private final Pairings pairings;
    private final Organisations organisations;
    private final OrganisationPages reading;
    private final PairUnit pair;
    private final EndPairing end;
    private final Transactions transactions;
    private final Pages pages;

    PairingController(
            Whereabouts whereabouts,
            Pairings pairings,
            Organisations organisations,
            OrganisationPages reading,
            PairUnit pair,
            EndPairing end,
            Transactions transactions,
            Pages pages) {
        this.whereabouts = whereabouts;
        this.pairings = pairings;
        this.organisations = organisations;
        this.reading = reading;
        this.pair = pair;
        this.end = end;
        this.transactions = transactions;
        this.pages = pages;
    }

    public record PairingList(
            Whereabouts.Spot spot,
            List<Pairings.Card> cards,
            Map<UUID, Division> places,
            LocalDate today,
            boolean mayEdit) {}

    /** @param elsewhere the other county that it concerns: the unit's own, or that of the place; null where there is none */
    public record PairingView(
            Pairings.Card card,
            Division place,
            @Nullable Division elsewhere,
            LocalDate today,
            boolean mayEdit,
            Typed typed) {}

    /** @param places the towns and villages that the viewer answers for */
    public record PairingForm(
            List<Organisation> units, List<Division> places, String at, LocalDate today, Typed typed) {}

    @GetMapping("/pairings")
    ModelAndView list(@RequestParam(defaultValue = "") String at, Viewer viewer) {
        Whereabouts.Spot spot = reading.wide(viewer, at);
        List<Pairings.Card> cards = transactions.read(
                viewer.scope(),
                () -> pairings.at(viewer.county(), spot.here().code().range(), reading.today()));
        boolean mayEdit = OrganisationController.mayEdit(viewer);
        return new ModelAndView(
                "organisations/pairings",
                "v",
                new PairingList(spot, cards, reading.places(cards), reading.today(), mayEdit));
    }

    @GetMapping("/pairings/{id}")
    ModelAndView one(@PathVariable UUID id, Viewer viewer) {
        return page(viewer, id, Typed.NOTHING);
    }

    @GetMapping("/pairings/new")
    ModelAndView blank(@RequestParam(defaultValue = "") String at, Viewer viewer) {
        return form(viewer, at, Typed.NOTHING);
    }

    @PostMapping("/pairings")
    Object add(@RequestParam Map<String, String> typed, HttpServletResponse response, Viewer viewer) {
        return pages.answer(
                response,
                read(typed).then(asked -> pair.pair(viewer, asked)),
                made -> Pages.Next.to("/pairings/" + made.id(), "pairing.added"),
                refusal -> form(viewer, typed.getOrDefault("pairing-division", ""), Typed.refused(typed, refusal)));
    }

    @PostMapping("/pairings/{id}/ending")
    Object end(
            @PathVariable UUID id,
            @RequestParam Map<String, String> typed,
            HttpServletResponse response,
            Viewer viewer) {
        Outcome<Pairing> outcome = PostController.date(typed.getOrDefault("pairing-last-day", ""))
                .map(day -> end.end(viewer, id, day))
                .orElseGet(() -> Outcome.refused(Refusal.at("pairing-last-day", Common.NOT_A_DATE)));
        return pages.answer(
                response,
                outcome,
                ended -> Pages.Next.to("/pairings/" + ended.id(), "pairing.was-ended"),
                refusal -> page(viewer, id, Typed.refused(typed, refusal)));
    }

    private static Outcome<PairUnit.Asked> read(Map<String, String> typed) {
        String unit = typed.getOrDefault("pairing-unit", "");
        Optional<DivisionCode> place = DivisionCode.parse(typed.getOrDefault("pairing-division", ""));
        Optional<LocalDate> since = PostController.date(typed.getOrDefault("pairing-since", ""));
        String typedLast = typed.getOrDefault("pairing-last-day", "");
        Optional<LocalDate> last = PostController.date(typedLast);
        String typedCode = typed.getOrDefault("pairing-code", "");
        Optional<CreditCode> code = CreditCode.parse(typedCode);
        if (code.isEmpty() && !typedCode.isBlank()) {
            return Outcome.refused(Refusal.at("pairing-code", OrganisationRefusal.CREDIT_CODE_WRONG));
        }
        if (code.isEmpty() && !unit.matches("[0-9a-f-]{36}")) {
            return Outcome.refused(Refusal.at("pairing-unit", Common.UNKNOWN_CHOICE));
        }
        if (place.isEmpty()) {
            return Outcome.refused(Refusal.at("pairing-division", Common.UNKNOWN_CHOICE));
        }
        if (since.isEmpty() || last.isEmpty() && !typedLast.isBlank()) {
            String field = since.isEmpty() ? "pairing-since" : "pairing-last-day";
            return Outcome.refused(Refusal.at(field, Common.NOT_A_DATE));
        }
        return Outcome.done(new PairUnit.Asked(
                code.isPresent() ? null : UUID.fromString(unit),
                code.orElse(null),
                place.get(),
                typed.containsKey("pairing-lead"),
                since.get(),
                last.orElse(null)));
    }

    private ModelAndView form(Viewer viewer, String at, Typed typed) {
        List<Organisation> units = transactions.read(viewer.scope(), () -> organisations.units(viewer.county()));
        List<Division> places = whereabouts.choices(viewer).stream()
                .filter(place -> place.level().compareTo(Level.TOWN) >= 0)
                .toList();
        return new ModelAndView(
                "organisations/pairingform", "v", new PairingForm(units, places, at, reading.today(), typed));
    }

    private ModelAndView page(Viewer viewer, UUID id, Typed typed) {
        Pairings.Card card = transactions
                .read(viewer.scope(), () -> pairings.find(viewer.county(), id))
                .orElseThrow(NotFound::new);
        boolean mayEdit = OrganisationController.mayEdit(viewer) && EndPairing.mayEnd(viewer, card.pairing());
        return new ModelAndView(
                "organisations/pairing",
                "v",
                new PairingView(
                        card,
                        reading.division(card.pairing().place()),
                        reading.elsewhere(viewer, card),
                        reading.today(),
                        mayEdit,
                        typed));
    }
}
