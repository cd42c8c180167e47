package org.sandan.documents;

import org.sandan.kernel.RefusalType;

/** Why a photo was not taken. */
public enum DocumentRefusal implements RefusalType {
    NOT_A_PHOTO,
    PHOTO_TOO_LARGE,
    TOO_MANY_PHOTOS;

    @Override
    public int status() {
        return 422;
    }
}
