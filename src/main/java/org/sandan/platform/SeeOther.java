package org.sandan.platform;

import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;

/** The answer to a form that had its effect: go and look there. */
public final class SeeOther {
    private SeeOther() {}

    /** @param path a path of this site, as {@link LocalPath} lets through */
    public static ResponseEntity<Void> to(String path) {
        return ResponseEntity.status(HttpStatus.SEE_OTHER)
                .header("Location", path)
                .build();
    }
}
