package org.sandan.needs;

/**
 * How the office can reach an asker: by name and phone, for staff only; or not at all, and then the code answers.
 *
 * @param sms whether the asker wants to be asked by SMS how it went
 */
public record Contact(boolean anonymous, String name, String phone, boolean sms) {
    public static final Contact ANONYMOUS = new Contact(true, "", "");

    static final String MOBILE = "1[3-9]\\d{9}";

    static final String PHONE = "1[3-9]\\d{9}|0\\d{2,3}-?\\d{7,8}";

    /** Of somebody who is not asked by SMS. */
    public Contact(boolean anonymous, String name, String phone) {
        this(anonymous, name, phone, false);
    }
}
