package org.sandan.divisions;

import org.sandan.kernel.RefusalType;

/** Why a division or a grid was not changed. */
public enum DivisionRefusal implements RefusalType {
    /** Not 4, 6, 9 or 12 digits of the national form. */
    DIVISION_CODE_WRONG(422),
    /** No such division is known, or it is no longer in use. */
    DIVISION_UNKNOWN(422),
    /** The division above it is not known. */
    DIVISION_PARENT_MISSING(422),
    DIVISION_CODE_TAKEN(409),
    /** The code lies outside the county or city of the one who edits. */
    DIVISION_OUTSIDE(422),
    /** It cannot be abolished while parts of it are in use. */
    DIVISION_HAS_PARTS(409),
    /** A line of an import has not the columns that the first line names. */
    DIVISION_LINE_COLUMNS(422),
    /** The first line of an import does not name code and name_zh. */
    DIVISION_HEADING_WRONG(422),
    /** The same code stands twice in an import. */
    DIVISION_LINE_REPEATED(422),
    /** The file has no line besides its heading. */
    DIVISION_FILE_EMPTY(422),
    DIVISION_FILE_TOO_LONG(422),
    /** The file is not text. */
    DIVISION_FILE_NOT_TEXT(422),
    /** Not a GeoJSON polygon. */
    GRID_SHAPE_UNREADABLE(422),
    /** Its border crosses itself, or it encloses nothing. */
    GRID_SHAPE_CROSSED(422),
    /** A position that is not in the country: usually longitude and latitude exchanged. */
    GRID_SHAPE_FAR(422),
    GRID_SHAPE_TOO_FINE(422),
    /** It covers a part of another grid. */
    GRID_OVERLAPS(409),
    GRID_ENDED(409),
    /** The last grid of a village that is in use. */
    GRID_LAST(409),
    /** Every number of the village was given once. */
    GRID_NUMBERS_USED(409),
    GRID_HOUSEHOLDS_WRONG(422);

    private final int status;

    DivisionRefusal(int status) {
        this.status = status;
    }

    @Override
    public int status() {
        return status;
    }
}
