package org.sandan.needs;

import jakarta.servlet.http.HttpServletResponse;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.sandan.kernel.Outcome;
import org.sandan.platform.NotFound;
import org.sandan.platform.Pages;
import org.sandan.platform.Typed;
import org.sandan.platform.Viewer;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;

/** The list of those to be telephoned, and what they said. */
@Controller
public class CallController {
    private final Calls calls;
    private final Pages flashes;

    CallController(Calls calls, Pages flashes) {
        this.calls = calls;
        this.flashes = flashes;
    }

    public record CallList(List<Calls.Call> calls) {}

    public record CallView(Calls.Opened opened, Typed typed) {}

    @GetMapping("/calls")
    ModelAndView list(Viewer viewer) {
        return new ModelAndView("needs/calls", "v", new CallList(calls.list(viewer)));
    }

    @GetMapping("/calls/{asker}")
    ModelAndView call(@PathVariable UUID asker, Viewer viewer) {
        return page(asker, viewer, Typed.NOTHING);
    }

    @PostMapping("/calls/{asker}")
    Object enter(
            @PathVariable UUID asker,
            @RequestParam Map<String, String> typed,
            HttpServletResponse response,
            Viewer viewer) {
        Outcome<String> outcome =
                calls.enter(viewer, asker, typed.getOrDefault("answer", ""), typed.getOrDefault("words", ""));
        return flashes.answer(
                response,
                outcome,
                state -> Pages.Next.to("/calls", "call.said"),
                refusal -> page(asker, viewer, Typed.refused(typed, refusal)));
    }

    private ModelAndView page(UUID asker, Viewer viewer, Typed typed) {
        Calls.Opened opened = calls.open(viewer, asker).orElseThrow(NotFound::new);
        return new ModelAndView("needs/call", "v", new CallView(opened, typed));
    }
}
