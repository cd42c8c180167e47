package org.sandan.trail;

import java.nio.charset.StandardCharsets;
import java.time.InstantSource;
import java.time.LocalDate;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.sandan.kernel.DivisionCode;
import org.sandan.kernel.Place;
import org.sandan.platform.NotFound;
import org.sandan.platform.Timestamps;
import org.sandan.platform.Transactions;
import org.sandan.platform.Viewer;
import org.sandan.trail.Verification.Result;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;

/** Proves the chain of the auditor's county, and gives out its head to be kept elsewhere. */
@Controller
public class VerificationPage {
    private final Verification verification;
    private final Seals seals;
    private final Transactions transactions;
    private final Trail trail;
    private final InstantSource clock;

    VerificationPage(
            Verification verification, Seals seals, Transactions transactions, Trail trail, InstantSource clock) {
        this.verification = verification;
        this.seals = seals;
        this.transactions = transactions;
        this.trail = trail;
        this.clock = clock;
    }

    /** @param result null until it was asked for: a long chain takes a while */
    public record View(
            @Nullable Seal head, long unsealed, @Nullable Result result, LocalDate today) {}

    @GetMapping("/trail/verification")
    ModelAndView show(Viewer viewer) {
        return view(viewer, null);
    }

    @PostMapping("/trail/verification")
    ModelAndView verify(Viewer viewer) {
        Result result = verification.verify(viewer.scope());
        transactions.change(viewer.scope(), () -> {
            trail.record(
                    viewer,
                    result.isWhole() ? TrailState.WHOLE : TrailState.BROKEN,
                    "chain",
                    new UUID(0, viewer.county()),
                    Place.of(new DivisionCode(viewer.county() * 1_000_000L)),
                    null);
            return result;
        });
        return view(viewer, result);
    }

    /** The last link of a day, as text. */
    @GetMapping("/trail/verification/head")
    ResponseEntity<byte[]> head(Viewer viewer, @RequestParam(defaultValue = "") String day) {
        LocalDate asked = TrailPage.day(day).orElseGet(this::today);
        Seal seal = transactions
                .read(
                        viewer.scope(),
                        () -> seals.before(
                                viewer.county(),
                                asked.plusDays(1).atStartOfDay(Timestamps.CHINA).toInstant()))
                .orElseThrow(NotFound::new);
        String name = "sandan-head-" + viewer.county() + "-" + asked + ".txt";
        return ResponseEntity.ok()
                .contentType(MediaType.TEXT_PLAIN)
                .header("Content-Disposition", "attachment; filename=\"" + name + "\"")
                .header("Cache-Control", "no-store")
                .body(Head.of(seal).text().getBytes(StandardCharsets.UTF_8));
    }

    private ModelAndView view(Viewer viewer, @Nullable Result result) {
        return transactions.read(viewer.scope(), () -> {
            Optional<Seal> head = seals.head(viewer.county());
            long unsealed = seals.waiting(viewer.county()).rows();
            return new ModelAndView("trail/verification", "v", new View(head.orElse(null), unsealed, result, today()));
        });
    }

    private LocalDate today() {
        return clock.instant().atZone(Timestamps.CHINA).toLocalDate();
    }
}
