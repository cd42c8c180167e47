package org.sandan.needs;

import org.sandan.platform.Viewer;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.servlet.ModelAndView;

/** Where needs pile up, as bars with the table beside them. */
@Controller
class NeedPilesController {
    private final NeedPiles piles;

    NeedPilesController(NeedPiles piles) {
        this.piles = piles;
    }

    @GetMapping("/needs/piles")
    ModelAndView piles(Viewer viewer) {
        return new ModelAndView("needs/piles", "v", piles.of(viewer));
    }
}
