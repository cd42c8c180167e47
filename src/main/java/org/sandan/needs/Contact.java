package org.sandan.needs;

/** How the office can reach an asker: by name and phone, for staff only; or not at all, and then the code answers. */
public record Contact(boolean anonymous, String name, String phone) {
    public static final Contact ANONYMOUS = new Contact(true, "", "");

    static final String PHONE = "1[3-9]\\d{9}|0\\d{2,3}-?\\d{7,8}";
}
