package org.sandan.channels;

import jakarta.mail.MessagingException;
import jakarta.mail.internet.MimeMessage;
import java.net.ConnectException;
import java.net.UnknownHostException;
import java.nio.charset.StandardCharsets;
import java.util.Properties;
import java.util.regex.Pattern;
import javax.net.ssl.SSLHandshakeException;
import org.jspecify.annotations.Nullable;
import org.springframework.mail.MailAuthenticationException;
import org.springframework.mail.MailException;
import org.springframework.mail.MailSendException;
import org.springframework.mail.javamail.JavaMailSenderImpl;
import org.springframework.mail.javamail.MimeMessageHelper;
import org.springframework.stereotype.Component;

/**
 * Hands a mail to the county's server, once, outside any transaction. What the server refused, or never heard of, counts as
 * refused; where the line broke in between nobody knows.
 */
@Component
class MailServer {
    private static final String MILLISECONDS = "10000";
    /** How an answer of SMTP that refuses begins. */
    private static final Pattern REFUSED = Pattern.compile("^[45]\\d\\d[ -]");

    Sent send(MailSettings settings, String to, String subject, String text, String id) {
        JavaMailSenderImpl sender = sender(settings);
        try {
            MimeMessage mail = sender.createMimeMessage();
            MimeMessageHelper parts = new MimeMessageHelper(mail, false, StandardCharsets.UTF_8.name());
            parts.setFrom(settings.from());
            parts.setTo(to);
            parts.setSubject(subject);
            parts.setText(text, false);
            mail.setHeader("Auto-Submitted", "auto-generated");
            mail.setHeader("X-Sandan-Id", id);
            sender.send(mail);
            return Sent.taken("");
        } catch (MailAuthenticationException e) {
            return Sent.refused("the server refused user and password");
        } catch (MailSendException e) {
            return failed(e);
        } catch (MailException | MessagingException e) {
            return Sent.refused(e.getClass().getSimpleName());
        }
    }

    /** Refused is what never got a connection, and what the server refused with a number. */
    private static Sent failed(MailSendException failure) {
        Exception first = failure.getMessageExceptions().length > 0 ? failure.getMessageExceptions()[0] : failure;
        for (Throwable at = first; at != null; at = next(at)) {
            if (at instanceof ConnectException
                    || at instanceof UnknownHostException
                    || at instanceof SSLHandshakeException) {
                return Sent.refused("no connection: " + at.getClass().getSimpleName());
            }
            String said = at.getMessage() == null ? "" : at.getMessage();
            if (REFUSED.matcher(said).find()) {
                return Sent.refused(said);
            }
        }
        return Sent.unknown(first.getClass().getSimpleName());
    }

    private static @Nullable Throwable next(Throwable at) {
        Throwable inner = at instanceof MessagingException mail && mail.getNextException() != null
                ? mail.getNextException()
                : at.getCause();
        return inner == at ? null : inner;
    }

    private static JavaMailSenderImpl sender(MailSettings settings) {
        JavaMailSenderImpl sender = new JavaMailSenderImpl();
        sender.setHost(settings.host());
        sender.setPort(settings.port());
        sender.setDefaultEncoding(StandardCharsets.UTF_8.name());
        sender.setProtocol(settings.security().equals("tls") ? "smtps" : "smtp");
        String prefix = "mail." + sender.getProtocol() + ".";
        Properties properties = sender.getJavaMailProperties();
        for (String time : new String[] {"connectiontimeout", "timeout", "writetimeout"}) {
            properties.setProperty(prefix + time, MILLISECONDS);
        }
        boolean startTls = settings.security().equals("starttls");
        properties.setProperty(prefix + "starttls.enable", Boolean.toString(startTls));
        properties.setProperty(prefix + "starttls.required", Boolean.toString(startTls));
        properties.setProperty(prefix + "ssl.checkserveridentity", "true");
        if (!settings.user().isEmpty()) {
            properties.setProperty(prefix + "auth", "true");
            sender.setUsername(settings.user());
            sender.setPassword(settings.secret());
        }
        return sender;
    }
}
