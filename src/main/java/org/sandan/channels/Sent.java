package org.sandan.channels;

/**
 * What came of handing a message over.
 *
 * @param answer what the other side said, cut, without phone or text; for the administrator
 */
record Sent(How how, String answer) {
    private static final int LONGEST = 200;

    /** Only what was surely not taken may be handed over again. */
    enum How {
        TAKEN,
        /** Surely not taken: no connection was made, or the other side refused it. */
        REFUSED,
        /** Nobody knows whether it was taken: no answer in time, or one that says nothing. */
        UNKNOWN
    }

    static Sent taken(String answer) {
        return new Sent(How.TAKEN, cut(answer));
    }

    static Sent refused(String answer) {
        return new Sent(How.REFUSED, cut(answer));
    }

    static Sent unknown(String answer) {
        return new Sent(How.UNKNOWN, cut(answer));
    }

    private static String cut(String answer) {
        String line = answer.replaceAll("\\p{Cntrl}+", " ").strip();
        return line.length() > LONGEST ? line.substring(0, LONGEST) : line;
    }
}
