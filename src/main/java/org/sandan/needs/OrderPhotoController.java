package org.sandan.needs;

import jakarta.servlet.http.HttpServletRequest;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.sandan.documents.Drafts.Draft;
import org.sandan.kernel.Refusal;
import org.sandan.platform.NotFound;
import org.sandan.platform.Redirects;
import org.sandan.platform.Typed;
import org.sandan.platform.Viewer;
import org.springframework.http.CacheControl;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.multipart.MultipartFile;
import org.springframework.web.servlet.ModelAndView;

/** Ordering in elder mode: photos are a question of their own. */
@Controller
class OrderPhotoController {
    private final OrderPages pages;
    private final OrderPhotos photos;

    OrderPhotoController(OrderPages pages, OrderPhotos photos) {
        this.pages = pages;
        this.photos = photos;
    }

    @GetMapping("/order/photos")
    Object ask(HttpServletRequest request, Viewer viewer) {
        return ready(request)
                .<Object>map(draft -> page(draft, Typed.of(draft.values()), viewer))
                .orElseGet(() -> Redirects.to("/order"));
    }

    @PostMapping("/order/photos")
    Object keep(
            @RequestParam Map<String, String> typed,
            @RequestParam(required = false) List<MultipartFile> photo,
            HttpServletRequest request,
            Viewer viewer) {
        Optional<Draft> draft = ready(request);
        if (draft.isEmpty()) {
            return Redirects.to("/order");
        }
        if (typed.containsKey("remove")) {
            OrderForm.uuid(typed.get("remove")).ifPresent(id -> photos.remove(draft.get(), id));
            return Redirects.to("/order/photos");
        }
        Optional<Refusal> refusal = photos.add(draft.get(), photo == null ? List.of() : photo);
        if (refusal.isPresent()) {
            return OrderController.refused(
                    "needs/order-photos",
                    pages.last(draft.get(), Typed.refused(draft.get().values(), refusal.get()), viewer));
        }
        return Redirects.to(typed.containsKey("add") ? "/order/photos" : "/order/contact");
    }

    @GetMapping("/order/photos/{id}")
    ResponseEntity<byte[]> photo(@PathVariable UUID id, HttpServletRequest request) {
        return pages.draft(request)
                .flatMap(draft -> photos.bytes(draft, id))
                .map(picture -> ResponseEntity.ok()
                        .contentType(MediaType.IMAGE_JPEG)
                        .cacheControl(CacheControl.maxAge(Duration.ofHours(1)).cachePrivate())
                        .body(picture))
                .orElseThrow(NotFound::new);
    }

    private Optional<Draft> ready(HttpServletRequest request) {
        return pages.draft(request).filter(draft -> !draft.value("category").isEmpty());
    }

    private ModelAndView page(Draft draft, Typed typed, Viewer viewer) {
        return new ModelAndView("needs/order-photos", "v", pages.last(draft, typed, viewer));
    }
}
