package org.sandan.documents;

import org.sandan.kernel.RefusalType;

/** Why a photo was not taken, or a document not made. */
public enum DocumentRefusal implements RefusalType {
    NOT_A_PHOTO,
    PHOTO_TOO_LARGE,
    TOO_MANY_PHOTOS,
    /** Neither a picture nor a PDF that opens without a password. */
    NOT_A_SCAN,
    SCAN_TOO_LARGE,
    TOO_MANY_PAGES,
    /** The machine has no Chinese font that can be put into a PDF. */
    NO_CHINESE_FONT(503);

    private final int status;

    DocumentRefusal() {
        this(422);
    }

    DocumentRefusal(int status) {
        this.status = status;
    }

    @Override
    public int status() {
        return status;
    }
}
