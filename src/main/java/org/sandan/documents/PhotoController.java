package org.sandan.documents;

import java.time.Duration;
import java.util.UUID;
import org.sandan.platform.NotFound;
import org.sandan.platform.Scope;
import org.sandan.platform.Transactions;
import org.sandan.platform.Viewer;
import org.springframework.http.CacheControl;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;

/** Serves the photos of cases: to the staff in whose scope the case lies, and what is shown to everybody. */
@RestController
class PhotoController {
    private final Photos photos;
    private final Transactions transactions;

    PhotoController(Photos photos, Transactions transactions) {
        this.photos = photos;
        this.transactions = transactions;
    }

    @GetMapping("/photos/{county}/{id}/{size:small|large}")
    ResponseEntity<byte[]> photo(
            @PathVariable int county, @PathVariable UUID id, @PathVariable String size, Viewer viewer) {
        boolean inside = viewer.isStaff() && viewer.county() == county;
        Scope scope = inside ? viewer.scope() : Scope.publicOf(county);
        return transactions
                .read(scope, () -> photos.bytes(county, id, size.equals("small")))
                .map(PhotoController::jpeg)
                .orElseThrow(NotFound::new);
    }

    /** A picture that the browser may keep for itself: an id never means another picture. */
    static ResponseEntity<byte[]> jpeg(byte[] picture) {
        return ResponseEntity.ok()
                .contentType(MediaType.IMAGE_JPEG)
                .cacheControl(CacheControl.maxAge(Duration.ofHours(1)).cachePrivate())
                .body(picture);
    }
}
