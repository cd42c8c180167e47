package org.sandan.channels;

import org.sandan.kernel.RefusalType;

/** Why a setting, an address or a choice was refused. */
public enum ChannelRefusal implements RefusalType {
    /** Not http:// or https:// with a host. */
    NOT_AN_ADDRESS,
    /** A line that is not "Name: value". */
    NOT_A_HEADER,
    /** A text without the places where phone and text go. */
    PLACEHOLDER_MISSING,
    /** A regular expression that does not compile. */
    NOT_A_PATTERN,
    /** Outside the seconds that are possible. */
    SECONDS_OUT_OF_RANGE,
    NOT_A_PORT,
    NOT_A_MAIL_ADDRESS,
    NOT_A_MOBILE,
    /** The channel is not set up or switched off. */
    CHANNEL_IS_OFF,
    /** What was sent to try it did not arrive, or nobody knows. */
    NOT_DELIVERED,
    CODE_IS_WRONG,
    /** The code is too old, was tried too often, or was never asked for. */
    CODE_IS_OVER,
    TOO_MANY_CODES,
    /** No address is confirmed for a channel that was chosen. */
    CONFIRM_FIRST,
    /** A digest would disturb at night. */
    QUIET_HOURS;

    @Override
    public int status() {
        return this == NOT_DELIVERED ? 502 : this == TOO_MANY_CODES ? 429 : 422;
    }
}
