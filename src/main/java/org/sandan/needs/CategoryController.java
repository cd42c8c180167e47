package org.sandan.needs;

import jakarta.servlet.http.HttpServletResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.sandan.kernel.Ids;
import org.sandan.kernel.PlaceRange;
import org.sandan.kernel.Refusal;
import org.sandan.kernel.Refusal.AtField;
import org.sandan.kernel.Refusal.Common;
import org.sandan.kernel.Text;
import org.sandan.platform.NotFound;
import org.sandan.platform.Pages;
import org.sandan.platform.Redirects;
import org.sandan.platform.Transactions;
import org.sandan.platform.Typed;
import org.sandan.platform.Viewer;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;

/** The kinds of needs, and what a community adds below them for itself. */
@Controller
public class CategoryController {
    private static final int LONGEST = 20;

    private final Categories categories;
    private final Transactions transactions;
    private final Pages flashes;

    CategoryController(Categories categories, Transactions transactions, Pages flashes) {
        this.categories = categories;
        this.transactions = transactions;
        this.flashes = flashes;
    }

    public record Kinds(List<Category> roots, List<Category> added, Typed typed) {}

    @GetMapping("/categories")
    ModelAndView list(Viewer viewer) {
        return page(viewer, Typed.NOTHING);
    }

    @PostMapping("/categories")
    Object add(@RequestParam Map<String, String> typed, HttpServletResponse response, Viewer viewer) {
        PlaceRange range = Optional.ofNullable(viewer.range()).orElseThrow(NotFound::new);
        String zh = Text.tidy(typed.getOrDefault("name-zh", ""));
        String en = Text.tidy(typed.getOrDefault("name-en", ""));
        List<AtField> faults = new ArrayList<>();
        if (zh.isEmpty()) {
            faults.add(AtField.of("name-zh", Common.REQUIRED));
        }
        Text.fault(zh, LONGEST).ifPresent(type -> faults.add(AtField.of("name-zh", type, LONGEST)));
        Text.fault(en, 2 * LONGEST).ifPresent(type -> faults.add(AtField.of("name-en", type, 2 * LONGEST)));
        Optional<Category> parent = transactions.read(
                viewer.scope(),
                () -> OrderForm.uuid(typed.getOrDefault("parent", ""))
                        .flatMap(id -> categories.find(viewer.county(), id))
                        .filter(found -> found.parent() == null));
        if (parent.isEmpty()) {
            faults.add(AtField.of("parent", Common.REQUIRED));
        }
        if (!faults.isEmpty() || parent.isEmpty()) {
            ModelAndView page = page(viewer, Typed.refused(typed, Refusal.at(faults)));
            page.setStatus(HttpStatus.UNPROCESSABLE_CONTENT);
            return page;
        }
        UUID id = Ids.next();
        Category made = new Category(
                id,
                parent.get().id(),
                id.toString(),
                range,
                zh,
                en.isEmpty() ? zh : en,
                parent.get().icon());
        transactions.change(viewer.scope(), () -> {
            categories.add(viewer.county(), made);
            return made;
        });
        flashes.flash(response, "", "category.said.added", zh);
        return Redirects.to("/categories");
    }

    @PostMapping("/categories/{id}/end")
    Object end(@PathVariable UUID id, HttpServletResponse response, Viewer viewer) {
        if (transactions.change(viewer.scope(), () -> categories.end(viewer.county(), id)) == 0) {
            throw new NotFound();
        }
        flashes.flash(response, "", "category.said.ended");
        return Redirects.to("/categories");
    }

    private ModelAndView page(Viewer viewer, Typed typed) {
        List<Category> all = transactions.read(
                viewer.scope(),
                () -> categories.all(viewer.county()).stream()
                        .filter(category -> !category.isUnsaid())
                        .toList());
        return new ModelAndView(
                "needs/categories",
                "v",
                new Kinds(
                        all.stream().filter(one -> one.parent() == null).toList(),
                        all.stream()
                                .filter(one -> one.parent() != null)
                                .filter(one ->
                                        viewer.range() != null && viewer.range().contains(one.range()))
                                .toList(),
                        typed));
    }
}
