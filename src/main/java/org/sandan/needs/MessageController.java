package org.sandan.needs;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.ToIntFunction;
import org.sandan.divisions.Division;
import org.sandan.divisions.Grid;
import org.sandan.documents.Drafts;
import org.sandan.documents.Drafts.Draft;
import org.sandan.kernel.DivisionCode;
import org.sandan.kernel.DivisionCode.Level;
import org.sandan.kernel.Place;
import org.sandan.kernel.Refusal;
import org.sandan.kernel.Refusal.AtField;
import org.sandan.kernel.Refusal.Common;
import org.sandan.kernel.Text;
import org.sandan.platform.NotFound;
import org.sandan.platform.Pages;
import org.sandan.platform.Redirects;
import org.sandan.platform.Typed;
import org.sandan.platform.Viewer;
import org.sandan.residents.Resident;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;

/**
 * From a pasted message to an order: it is read, what was made out stands in a form with what each guess rests on, and
 * whoever pasted it checks and places the order, or joins one that exists.
 */
@Controller
public class MessageController {
    private static final String MESSAGE = "message";

    private final MessageReading reading;
    private final MessageOrder order;
    private final OrderPages pages;
    private final Receipts receipts;
    private final Drafts drafts;
    private final Pages answers;

    MessageController(
            MessageReading reading,
            MessageOrder order,
            OrderPages pages,
            Receipts receipts,
            Drafts drafts,
            Pages answers) {
        this.reading = reading;
        this.order = order;
        this.pages = pages;
        this.receipts = receipts;
        this.drafts = drafts;
        this.answers = answers;
    }

    /** @param villages where more than one is in scope */
    public record Paste(List<Division> villages, Typed typed) {}

    public record Check(
            Division village,
            String pasted,
            MessageReading.Reading reading,
            List<Category> kinds,
            List<Grid> grids,
            List<OrderViews.SimilarView> similar,
            Typed typed) {}

    @GetMapping("/order/message")
    ModelAndView paste(Viewer viewer) {
        return new ModelAndView("needs/message", "v", new Paste(villages(viewer), Typed.NOTHING));
    }

    @PostMapping("/order/message")
    Object read(
            @RequestParam Map<String, String> typed,
            HttpServletRequest request,
            HttpServletResponse response,
            Viewer viewer) {
        String pasted = Text.tidy(typed.getOrDefault(MESSAGE, ""));
        Optional<DivisionCode> village = village(viewer, typed.getOrDefault("village", ""));
        List<AtField> faults = new ArrayList<>();
        if (pasted.isEmpty()) {
            faults.add(AtField.of(MESSAGE, Common.REQUIRED));
        }
        Text.fault(pasted, Message.LONGEST).ifPresent(type -> faults.add(AtField.of(MESSAGE, type, Message.LONGEST)));
        if (village.isEmpty()) {
            faults.add(AtField.of("village", Common.REQUIRED));
        }
        if (!faults.isEmpty()) {
            return OrderController.refused(
                    "needs/message", new Paste(villages(viewer), Typed.refused(typed, Refusal.at(faults))));
        }
        DivisionCode code = village.orElseThrow();
        Map<String, String> values = values(code, reading.read(viewer, code, pasted));
        values.put(MESSAGE, pasted);
        drafts.save(request, response, code.county(), OrderForm.NAME, values);
        pages.remember(request, response, code);
        return Redirects.to("/order/message/check");
    }

    @GetMapping("/order/message/check")
    Object check(HttpServletRequest request, Viewer viewer) {
        Optional<Draft> draft = draft(request, viewer);
        return draft.isEmpty()
                ? Redirects.to("/order/message")
                : new ModelAndView(
                        "needs/message-check",
                        "v",
                        view(viewer, Typed.of(draft.get().values())));
    }

    @PostMapping("/order/message/check")
    Object place(
            @RequestParam Map<String, String> typed,
            HttpServletRequest request,
            HttpServletResponse response,
            Viewer viewer) {
        Optional<Draft> found = draft(request, viewer);
        if (found.isEmpty()) {
            return Redirects.to("/order/contact");
        }
        Map<String, String> values =
                new LinkedHashMap<>(OrderForm.of(found.get()).with(typed));
        values.put("person", typed.getOrDefault("person", ""));
        if (!typed.containsKey("join")) {
            values.remove("join");
        }
        Draft draft = drafts.save(request, response, found.get().county(), OrderForm.NAME, values);
        String key = typed.getOrDefault("key", "");
        return answers.answer(
                response,
                order.place(draft, key, viewer),
                sent -> {
                    receipts.hand(request, response, sent);
                    return Pages.Next.to("/order/done", "paste.said.ordered");
                },
                refusal -> new ModelAndView(
                        "needs/message-check", "v", view(viewer, Typed.refused(draft.values(), refusal))));
    }

    /** What was made out, as the fields of an order. */
    private static Map<String, String> values(DivisionCode village, MessageReading.Reading read) {
        Message message = read.message();
        Map<String, String> values = new LinkedHashMap<>();
        values.put("village", village.toString());
        values.put("words", message.words());
        values.put("spot", String.join(" ", message.spots()));
        values.put("contact", "named");
        read.kind().ifPresent(guess -> values.put("category", guess.kind().id().toString()));
        values.put(
                "grid",
                read.where().map(where -> where.grid().place().toString()).orElse(""));
        message.groups().forEach(group -> values.put("group-" + group.word(), "on"));
        boolean one = read.people().size() == 1;
        values.put("person", one ? read.people().getFirst().id().toString() : "");
        values.put(
                "name",
                one
                        ? read.people().getFirst().name()
                        : message.names().stream().findFirst().orElse(""));
        values.put("phone", message.phones().stream().findFirst().orElse(""));
        return values;
    }

    private Check view(Viewer viewer, Typed typed) {
        OrderForm form = new OrderForm(typed.values());
        DivisionCode village = form.village();
        OrderViews.What what = pages.what(village, typed, viewer);
        OrderViews.Spot spot = pages.spot(form, typed);
        MessageReading.Reading read = reading.read(viewer, village, typed.value(MESSAGE));
        return new Check(
                what.village(),
                typed.value(MESSAGE),
                read,
                what.categories(),
                spot.grids(),
                alike(read.message(), spot.similar()),
                typed);
    }

    /** Those that say the like first; of those that say something else only what has no title yet. */
    private static List<OrderViews.SimilarView> alike(Message message, List<OrderViews.SimilarView> similar) {
        ToIntFunction<OrderViews.SimilarView> likeness = one -> {
            String title = one.need().title();
            return title == null ? 1 : message.likeness(title);
        };
        return similar.stream()
                .filter(one -> likeness.applyAsInt(one) > 0)
                .sorted(Comparator.comparingInt(likeness).reversed())
                .toList();
    }

    /** The draft of this browser, where it came from a message and lies in the viewer's scope. */
    private Optional<Draft> draft(HttpServletRequest request, Viewer viewer) {
        return pages.draft(request)
                .filter(draft -> !draft.value(MESSAGE).isEmpty())
                .filter(draft -> village(viewer, draft.value("village")).isPresent());
    }

    private List<Division> villages(Viewer viewer) {
        return own(viewer).level() == Level.VILLAGE ? List.of() : pages.villages(own(viewer));
    }

    /** The viewer's own, or the one chosen within the viewer's range. */
    private static Optional<DivisionCode> village(Viewer viewer, String chosen) {
        DivisionCode own = own(viewer);
        return own.level() == Level.VILLAGE
                ? Optional.of(own)
                : DivisionCode.parse(chosen)
                        .filter(code -> code.level() == Level.VILLAGE)
                        .filter(code -> own.range().contains(code.range()));
    }

    private static DivisionCode own(Viewer viewer) {
        return new Place(Optional.ofNullable(viewer.range())
                        .orElseThrow(NotFound::new)
                        .from())
                .division();
    }

    /** How a person of the scope is shown beside the message. */
    public static String line(Resident resident) {
        return resident.phone().isEmpty() ? resident.address() : resident.address() + " · " + resident.phone();
    }
}
