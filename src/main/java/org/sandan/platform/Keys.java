package org.sandan.platform;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import javax.crypto.Cipher;
import javax.crypto.Mac;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;

/**
 * Encrypts personal fields and cookies, and makes keyed hashes by which they are found. The keys stand in a file
 * outside the data directory, one line {@code number=base64} each; the greatest number encrypts, all decrypt, so a key
 * is rotated by adding a line. Whoever loses the file loses phones, ID numbers and query codes: see the runbook.
 */
public final class Keys {
    private static final int NONCE = 12;
    private static final int TAG_BITS = 128;
    private static final SecureRandom RANDOM = new SecureRandom();

    private final SortedMap<Integer, byte[]> masters;

    private Keys(SortedMap<Integer, byte[]> masters) {
        this.masters = masters;
    }

    /** Reads the key file, or makes one that only its owner can read. */
    public static Keys open(Path file) {
        try {
            if (Files.notExists(file)) {
                create(file);
            }
            SortedMap<Integer, byte[]> keys = new TreeMap<>();
            for (String line : Files.readAllLines(file)) {
                int at = line.indexOf('=');
                if (!line.startsWith("#") && at > 0) {
                    keys.put(
                            number(file, line.substring(0, at).strip()),
                            Base64.getDecoder().decode(line.substring(at + 1).strip()));
                }
            }
            if (keys.isEmpty() || keys.values().stream().anyMatch(key -> key.length != 32)) {
                throw new IllegalStateException("The key file " + file + " holds no key of 32 bytes.");
            }
            return new Keys(keys);
        } catch (IOException e) {
            throw new IllegalStateException("The key file " + file + " cannot be read: " + e.getMessage(), e);
        }
    }

    /** One byte of each ciphertext says which key made it. */
    private static int number(Path file, String text) {
        if (!text.matches("[1-9]\\d?|1[01]\\d|12[0-7]")) {
            throw new IllegalStateException(
                    "The key file " + file + " numbers a key " + text + ": 1 to 127 are possible.");
        }
        return Integer.parseInt(text);
    }

    /** Keys that live as long as the process, for tests. */
    public static Keys forgetful() {
        return new Keys(new TreeMap<>(java.util.Map.of(1, random(32))));
    }

    private static void create(Path file) throws IOException {
        Path folder = file.toAbsolutePath().getParent();
        if (folder != null) {
            Files.createDirectories(folder);
        }
        Files.createFile(file, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        String text =
                "# Keys of Sandan. Keep a copy apart from the data. To rotate, add a line with the next number.\n1="
                        + Base64.getEncoder().encodeToString(random(32)) + "\n";
        Files.writeString(file, text, StandardOpenOption.SYNC);
    }

    /** Ciphertext that says which key made it. Two calls never give the same bytes. */
    public byte[] encrypt(String use, String text) {
        int number = masters.lastKey();
        byte[] nonce = random(NONCE);
        byte[] sealed = cipher(Cipher.ENCRYPT_MODE, number, use, nonce, text.getBytes(StandardCharsets.UTF_8));
        return ByteBuffer.allocate(1 + NONCE + sealed.length)
                .put((byte) number)
                .put(nonce)
                .put(sealed)
                .array();
    }

    /** What was encrypted for this use; empty where it was not, or was changed since. */
    public Optional<String> decrypt(String use, byte[] data) {
        if (data.length < 1 + NONCE || !masters.containsKey((int) data[0])) {
            return Optional.empty();
        }
        byte[] nonce = Arrays.copyOfRange(data, 1, 1 + NONCE);
        byte[] sealed = Arrays.copyOfRange(data, 1 + NONCE, data.length);
        try {
            byte[] text = cipher(Cipher.DECRYPT_MODE, data[0], use, nonce, sealed);
            return Optional.of(new String(text, StandardCharsets.UTF_8));
        } catch (Forged e) {
            return Optional.empty();
        }
    }

    /** The number of the key that encrypts now: the first byte of what it made. */
    int newest() {
        return masters.lastKey();
    }

    /** Whether there are older keys, under which something may still stand. */
    boolean isRotated() {
        return masters.size() > 1;
    }

    /** The keyed hash under which a value is stored now. */
    public byte[] hash(String use, String value) {
        return mac(masters.lastKey(), use, value);
    }

    /** Every keyed hash under which a value may have been stored, the newest key first. */
    public List<byte[]> hashes(String use, String value) {
        List<byte[]> all = new ArrayList<>();
        masters.reversed().keySet().forEach(number -> all.add(mac(number, use, value)));
        return all;
    }

    /** A password for a use of ours, the same on every node that has the same first key. */
    public String derivedPassword(String use) {
        return HexFormat.of().formatHex(mac(masters.firstKey(), use, "password"));
    }

    /** Text for a cookie: encrypted, and forged by nobody. */
    public String toCookie(String use, String text) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(encrypt(use, text));
    }

    public Optional<String> fromCookie(String use, @Nullable String cookie) {
        if (cookie == null || cookie.length() > 4096 || !cookie.matches("[A-Za-z0-9_-]+")) {
            return Optional.empty();
        }
        try {
            return decrypt(use, Base64.getUrlDecoder().decode(cookie));
        } catch (IllegalArgumentException notBase64) {
            return Optional.empty();
        }
    }

    public static byte[] random(int bytes) {
        byte[] made = new byte[bytes];
        RANDOM.nextBytes(made);
        return made;
    }

    private byte[] cipher(int mode, int number, String use, byte[] nonce, byte[] data) {
        try {
            Cipher cipher = Cipher.getInstance("AES/GCM/NoPadding");
            SecretKeySpec key = new SecretKeySpec(mac(number, "encrypt", use), "AES");
            cipher.init(mode, key, new GCMParameterSpec(TAG_BITS, nonce));
            return cipher.doFinal(data);
        } catch (javax.crypto.AEADBadTagException e) {
            throw new Forged(e);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("This JDK lacks AES-GCM.", e);
        }
    }

    private byte[] mac(int number, String use, String value) {
        try {
            byte[] master = masters.get(number);
            if (master == null) {
                throw new IllegalStateException("There is no key " + number + ".");
            }
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(master, "HmacSHA256"));
            mac.update(use.getBytes(StandardCharsets.UTF_8));
            mac.update((byte) 0);
            return mac.doFinal(value.getBytes(StandardCharsets.UTF_8));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("This JDK lacks HMAC-SHA256.", e);
        }
    }

    private static final class Forged extends RuntimeException {
        private static final long serialVersionUID = 1L;

        Forged(Throwable cause) {
            super(cause);
        }
    }
}
