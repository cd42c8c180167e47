package org.sandan;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The command line: a command and its options, {@code --name value}. */
record Options(String command, Map<String, String> values) {
    private static final Map<String, Set<String>> KNOWN = Map.of(
            "demo", Set.of("port", "data", "keys"),
            "serve", Set.of("port", "data", "keys", "address", "county"),
            "verify", Set.of("data", "keys"),
            "figures", Set.of("data", "keys"),
            "token", Set.of("data", "keys", "login", "name", "days", "write"));

    /** The command line cannot be understood; the message is one sentence for a person. */
    static final class Misunderstood extends RuntimeException {
        private static final long serialVersionUID = 1L;

        Misunderstood(String sentence) {
            super(sentence);
        }
    }

    static Options parse(String[] words) {
        String command = words.length == 0 ? "demo" : words[0];
        Set<String> known = KNOWN.get(command);
        if (known == null) {
            throw new Misunderstood("There is no command " + command + ": see ./sandan help.");
        }
        Map<String, String> values = new LinkedHashMap<>();
        List<String> rest = List.of(words).subList(Math.min(1, words.length), words.length);
        for (int i = 0; i < rest.size(); i += 2) {
            String name = rest.get(i).replaceFirst("^--", "");
            if (!rest.get(i).startsWith("--") || !known.contains(name)) {
                throw new Misunderstood(
                        "./sandan " + command + " does not know " + rest.get(i) + ": see ./sandan help.");
            }
            if (i + 1 >= rest.size()) {
                throw new Misunderstood("--" + name + " wants a value after it.");
            }
            values.put(name, rest.get(i + 1));
        }
        return new Options(command, values);
    }

    /** The figures are those of the demo. */
    boolean isDemo() {
        return command.equals("demo") || command.equals("figures");
    }

    Optional<String> value(String name) {
        return Optional.ofNullable(values.get(name));
    }

    int port() {
        String port = value("port").orElse("8080");
        if (!port.matches("\\d{1,5}") || Integer.parseInt(port) > 65_535) {
            throw new Misunderstood("--port wants a number up to 65535, not " + port + ".");
        }
        return Integer.parseInt(port);
    }

    /** Where the embedded database keeps its files. */
    Path data() {
        String home = System.getProperty("user.home", ".");
        String folder = isDemo() ? "demo" : "data";
        return value("data")
                .map(Path::of)
                .orElseGet(() -> Path.of(home, ".local", "share", "sandan", folder))
                .toAbsolutePath()
                .normalize();
    }

    /** The key file: outside the data, so that whoever copies the data has not the keys too. */
    Path keys() {
        String given = value("keys").orElseGet(() -> System.getenv().getOrDefault("SANDAN_KEY_FILE", ""));
        Path data = data();
        Path keys = given.isEmpty() ? data.resolveSibling(data.getFileName() + ".keys") : Path.of(given);
        if (keys.toAbsolutePath().normalize().startsWith(data)) {
            throw new Misunderstood("The key file must lie outside the data directory " + data + ".");
        }
        return keys.toAbsolutePath().normalize();
    }
}
