package org.sandan.accounts;

import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.sandan.kernel.RefusalType;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.security.crypto.bcrypt.BCryptPasswordEncoder;
import org.springframework.security.crypto.password.DelegatingPasswordEncoder;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.springframework.stereotype.Component;

/** Keeps passwords as slow hashes. The hash says by which method it was made, so that a later one can stand beside it. */
@Component
class Passwords {
    /** BCrypt reads no further. */
    private static final int MOST_BYTES = 72;

    private static final String LETTERS = "abcdefghjkmnpqrstuvwxyz23456789";
    private static final SecureRandom RANDOM = new SecureRandom();

    private final PasswordEncoder encoder;
    /** The hash of a password that nobody knows, for names that nobody has: the work is the same. */
    private final String nobodys;

    /** @param cost 12 takes about a fifth of a second: slow enough to guess, bearable once a day */
    Passwords(@Value("${sandan.password-cost:12}") int cost) {
        this.encoder = new DelegatingPasswordEncoder("bcrypt", Map.of("bcrypt", new BCryptPasswordEncoder(cost)));
        this.nobodys = hash(oneTime());
    }

    final String hash(String password) {
        String made = encoder.encode(password);
        if (made == null) {
            throw new IllegalStateException("No hash was made.");
        }
        return made;
    }

    boolean matches(String password, String hash) {
        boolean usable = !hash.isEmpty() && fits(password);
        boolean matches = encoder.matches(fits(password) ? password : "-", usable ? hash : nobodys);
        return usable && matches;
    }

    /** Works as hard as for a name that exists. */
    void matchNobody(String password) {
        encoder.matches(fits(password) ? password : "-", nobodys);
    }

    private static boolean fits(String password) {
        return password.getBytes(StandardCharsets.UTF_8).length <= MOST_BYTES;
    }

    /** What is wrong with a new password. */
    static Optional<RefusalType> fault(String password, String login, int shortest) {
        if (password.codePointCount(0, password.length()) < shortest) {
            return Optional.of(AccountRefusal.PASSWORD_TOO_SHORT);
        }
        if (!fits(password)) {
            return Optional.of(AccountRefusal.PASSWORD_TOO_LONG);
        }
        boolean alike = password.toLowerCase(Locale.ROOT).contains(login);
        boolean even = password.codePoints().distinct().count() < 4;
        return alike || even ? Optional.of(AccountRefusal.PASSWORD_LIKE_LOGIN) : Optional.empty();
    }

    /** A password to be read out over the telephone, for one log-in: some 59 bits. */
    static String oneTime() {
        StringBuilder made = new StringBuilder();
        for (int i = 0; i < 12; i++) {
            made.append(i == 4 || i == 8 ? "-" : "").append(LETTERS.charAt(RANDOM.nextInt(LETTERS.length())));
        }
        return made.toString();
    }
}
