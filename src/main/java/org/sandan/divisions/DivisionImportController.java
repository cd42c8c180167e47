package org.sandan.divisions;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.sandan.kernel.Refusal;
import org.sandan.platform.Pages;
import org.sandan.platform.Typed;
import org.sandan.platform.Viewer;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.multipart.MultipartFile;
import org.springframework.web.servlet.ModelAndView;

/** Import of divisions: a list pasted or uploaded, tried first, carried out when no line is wrong. */
@Controller
public class DivisionImportController {
    private static final int SHOWN = 100;
    private static final String LIST = "division-list";

    private final ImportDivisions imports;
    private final Pages pages;

    DivisionImportController(ImportDivisions imports, Pages pages) {
        this.imports = imports;
        this.pages = pages;
    }

    /** @param plan what the dry run says; null before it */
    public record ImportView(Typed typed, ImportDivisions.@Nullable Plan plan) {
        public boolean mayCarryOut() {
            return plan != null
                    && plan.isClean()
                    && !(plan.added().isEmpty() && plan.renamed().isEmpty());
        }

        public List<DivisionFile.Fault> firstFaults() {
            return plan == null ? List.of() : first(plan.faults());
        }

        public List<Division> firstAdded() {
            return plan == null ? List.of() : first(plan.added());
        }

        public List<ImportDivisions.Renamed> firstRenamed() {
            return plan == null ? List.of() : first(plan.renamed());
        }

        private static <T> List<T> first(List<T> all) {
            return all.subList(0, Math.min(SHOWN, all.size()));
        }
    }

    @GetMapping("/divisions/import")
    ModelAndView blank() {
        return page(Typed.NOTHING, null);
    }

    @PostMapping("/divisions/import/trial")
    ModelAndView tryOut(@RequestParam Map<String, String> typed, Viewer viewer) {
        return page(Typed.of(typed), imports.check(viewer, typed.getOrDefault(LIST, "")));
    }

    @PostMapping("/divisions/import/file")
    ModelAndView upload(@RequestParam("division-file") MultipartFile file, Viewer viewer) throws IOException {
        Optional<String> text = DivisionFile.decode(file.getBytes());
        if (text.isEmpty()) {
            Refusal refusal = Refusal.at(LIST, DivisionRefusal.DIVISION_FILE_NOT_TEXT);
            return Pages.refused(refusal, wrong -> page(Typed.refused(Map.of(), wrong), null));
        }
        return page(Typed.of(Map.of(LIST, text.get())), imports.check(viewer, text.get()));
    }

    @PostMapping("/divisions/import")
    Object carryOut(@RequestParam Map<String, String> typed, HttpServletResponse response, Viewer viewer) {
        String text = typed.getOrDefault(LIST, "");
        return pages.answer(
                response,
                imports.carryOut(viewer, text),
                plan -> Pages.Next.to(
                        "/divisions",
                        "division.imported",
                        Integer.toString(plan.added().size()),
                        Integer.toString(plan.renamed().size())),
                refusal -> page(Typed.of(typed), imports.check(viewer, text)));
    }

    private static ModelAndView page(Typed typed, ImportDivisions.@Nullable Plan plan) {
        return new ModelAndView("divisions/import", "v", new ImportView(typed, plan));
    }
}
