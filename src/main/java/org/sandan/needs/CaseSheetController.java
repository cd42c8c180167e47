package org.sandan.needs;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Optional;
import java.util.UUID;
import org.sandan.documents.QrCode;
import org.sandan.platform.Viewer;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.servlet.ModelAndView;

/** The case on paper, for files and signatures: what the viewer sees on its page, and nothing more. */
@Controller
public class CaseSheetController {
    private final CasePages pages;

    CaseSheetController(CasePages pages) {
        this.pages = pages;
    }

    /** @param qr the address of the case's page, which asks whoever opens it to log in */
    public record Sheet(CaseViews.Staff staff, QrCode qr) {
        /** The row of the history from which a station of the chain comes. */
        public Optional<CaseViews.Act> act(int version) {
            return staff.history().stream()
                    .filter(act -> act.version() == version)
                    .findFirst();
        }
    }

    @GetMapping("/needs/{id}/sheet")
    ModelAndView sheet(@PathVariable UUID id, HttpServletRequest request, Viewer viewer) {
        CaseViews.Staff staff = pages.staff(viewer, id, CaseViews.Wish.NONE, true);
        QrCode qr = QrCode.of(Receipts.address(request) + "/needs/" + id);
        return new ModelAndView("needs/case-sheet", "v", new Sheet(staff, qr));
    }
}
