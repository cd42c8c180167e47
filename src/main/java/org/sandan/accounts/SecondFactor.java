package org.sandan.accounts;

import com.eatthepath.otp.TimeBasedOneTimePasswordGenerator;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.security.InvalidKeyException;
import java.security.MessageDigest;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalLong;
import javax.crypto.spec.SecretKeySpec;
import org.sandan.platform.Keys;
import org.sandan.platform.SealedFields;
import org.springframework.stereotype.Component;

/**
 * Codes of six digits that change every 30 seconds (RFC 6238, SHA-1 as every authenticator application understands it).
 * A code of the step before or after is accepted too, each once.
 */
@Component
class SecondFactor implements SealedFields {
    private static final String USE = "second-factor";
    private static final long STEP_SECONDS = 30;
    private static final String BASE32 = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";

    private final TimeBasedOneTimePasswordGenerator codes = new TimeBasedOneTimePasswordGenerator();
    private final Keys keys;

    SecondFactor(Keys keys) {
        this.keys = keys;
    }

    @Override
    public List<Field> sealedFields() {
        return List.of(new Field("account", "id", "second_factor", USE, List.of()));
    }

    /** A secret of 160 bits as base 32, the way applications take it. */
    static String newSecret() {
        byte[] random = Keys.random(20);
        StringBuilder text = new StringBuilder();
        int bits = 0;
        int held = 0;
        for (byte b : random) {
            bits = bits << 8 | b & 0xFF;
            held += 8;
            while (held >= 5) {
                held -= 5;
                text.append(BASE32.charAt(bits >> held & 31));
            }
        }
        return text.toString();
    }

    byte[] seal(String secret) {
        return keys.encrypt(USE, secret);
    }

    /** Empty where the key that sealed it is lost: an administrator then sets the factor anew. */
    Optional<String> open(byte[] sealed) {
        return keys.decrypt(USE, sealed);
    }

    /**
     * The time step to which a code belongs, if it is one of those valid now and later than the last accepted.
     *
     * @param lastStep the step of the last code accepted, 0 before the first
     */
    OptionalLong step(String secret, String code, Instant now, long lastStep) {
        String typed = code.replaceAll("\\s", "");
        long current = now.getEpochSecond() / STEP_SECONDS;
        OptionalLong found = OptionalLong.empty();
        for (long step = current - 1; step <= current + 1; step++) {
            boolean same = MessageDigest.isEqual(
                    code(secret, Instant.ofEpochSecond(step * STEP_SECONDS)).getBytes(StandardCharsets.UTF_8),
                    typed.getBytes(StandardCharsets.UTF_8));
            if (same && step > lastStep) {
                found = OptionalLong.of(step);
            }
        }
        return found;
    }

    /** The code that an application shows at this moment. */
    String code(String secret, Instant at) {
        try {
            return codes.generateOneTimePasswordString(
                    new SecretKeySpec(bytes(secret), codes.getAlgorithm()), at, Locale.ROOT);
        } catch (InvalidKeyException e) {
            throw new IllegalStateException("This JDK lacks HMAC-SHA1.", e);
        }
    }

    /** What the QR code of the enrolment says. */
    static String address(String login, String secret) {
        return "otpauth://totp/Sandan:" + URLEncoder.encode(login, StandardCharsets.UTF_8) + "?secret=" + secret
                + "&issuer=Sandan&algorithm=SHA1&digits=6&period=30";
    }

    private static byte[] bytes(String base32) {
        byte[] made = new byte[base32.length() * 5 / 8];
        int bits = 0;
        int held = 0;
        int at = 0;
        for (char c : base32.toCharArray()) {
            bits = bits << 5 | BASE32.indexOf(c);
            held += 5;
            if (held >= 8) {
                held -= 8;
                made[at++] = (byte) (bits >> held);
            }
        }
        return made;
    }
}
