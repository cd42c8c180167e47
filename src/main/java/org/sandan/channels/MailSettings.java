package org.sandan.channels;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.sandan.kernel.Refusal.AtField;
import org.sandan.kernel.Refusal.Common;
import org.sandan.kernel.Text;

/**
 * The county's mail server, for sending.
 *
 * @param security none, starttls or tls
 * @param user empty where the server asks for none
 * @param site the address of this installation, for the links in mails
 * @param secret the password, which nobody reads again
 */
record MailSettings(String host, int port, String security, String user, String from, String site, String secret) {
    static final int LONGEST_ADDRESS = 200;
    private static final Pattern ADDRESS =
            Pattern.compile("[A-Za-z0-9._%+-]{1,64}@[A-Za-z0-9](?:[A-Za-z0-9-]{0,62}\\.)+[A-Za-z]{2,24}");
    private static final Pattern HOST = Pattern.compile("[A-Za-z0-9](?:[A-Za-z0-9.-]{0,200}[A-Za-z0-9])?");

    static MailSettings of(Map<String, String> typed, String secretBefore) {
        String port = typed.getOrDefault("mail-port", "").strip();
        String security = typed.getOrDefault("mail-security", "");
        String secret = typed.getOrDefault("mail-secret", "");
        return new MailSettings(
                text(typed, "mail-host"),
                port.matches("\\d{1,5}") ? Integer.parseInt(port) : 0,
                security.matches("none|starttls") ? security : "tls",
                text(typed, "mail-user"),
                text(typed, "mail-from"),
                text(typed, "mail-site").replaceAll("/+$", ""),
                secret.isEmpty() ? secretBefore : secret);
    }

    private static String text(Map<String, String> typed, String field) {
        return Text.tidy(typed.getOrDefault(field, ""));
    }

    /** The fields as the page shows them; never the password. */
    Map<String, String> shown() {
        Map<String, String> fields = new LinkedHashMap<>();
        fields.put("mail-host", host);
        fields.put("mail-port", Integer.toString(port));
        fields.put("mail-security", security);
        fields.put("mail-user", user);
        fields.put("mail-from", from);
        fields.put("mail-site", site);
        return fields;
    }

    List<AtField> faults() {
        List<AtField> faults = new ArrayList<>();
        if (host.isEmpty()) {
            faults.add(AtField.of("mail-host", Common.REQUIRED));
        } else if (!HOST.matcher(host).matches()) {
            faults.add(AtField.of("mail-host", ChannelRefusal.NOT_AN_ADDRESS));
        }
        if (port < 1 || port > 65_535) {
            faults.add(AtField.of("mail-port", ChannelRefusal.NOT_A_PORT));
        }
        Text.fault(user, LONGEST_ADDRESS).ifPresent(type -> faults.add(AtField.of("mail-user", type, LONGEST_ADDRESS)));
        if (!isAddress(from)) {
            faults.add(AtField.of("mail-from", ChannelRefusal.NOT_A_MAIL_ADDRESS));
        }
        if (!Sites.isAddress(site)) {
            faults.add(AtField.of("mail-site", ChannelRefusal.NOT_AN_ADDRESS));
        }
        return faults;
    }

    static boolean isAddress(String text) {
        return text.length() <= LONGEST_ADDRESS && ADDRESS.matcher(text).matches();
    }
}
