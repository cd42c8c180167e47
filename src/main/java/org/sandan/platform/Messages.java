package org.sandan.platform;

import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.text.MessageFormat;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Properties;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import org.springframework.core.io.Resource;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;
import org.springframework.stereotype.Component;

/**
 * The words of the product, one file a module and language below {@code messages/}. A key that is missing is a bug: a
 * test holds the languages in step, and the page would show the key.
 */
@Component
public class Messages {
    public static final Locale CHINESE = Locale.SIMPLIFIED_CHINESE;
    public static final Locale ENGLISH = Locale.ENGLISH;

    private final Map<String, String> chinese;
    private final Map<String, String> english;
    private final Map<String, MessageFormat> formats = new ConcurrentHashMap<>();

    public Messages() {
        this.chinese = load("zh");
        this.english = load("en");
    }

    /** A sentence with its arguments filled in. Whole numbers come out without separators unless the text asks. */
    public String text(Locale locale, String key, Object... arguments) {
        String pattern = texts(locale).get(key);
        if (pattern == null) {
            return key;
        }
        if (arguments.length == 0 && pattern.indexOf('\'') < 0) {
            return pattern;
        }
        MessageFormat format =
                formats.computeIfAbsent(locale.getLanguage() + key, ignored -> new MessageFormat(pattern, locale));
        synchronized (format) {
            return format.format(arguments);
        }
    }

    public boolean has(Locale locale, String key) {
        return texts(locale).containsKey(key);
    }

    /** Every key of a language, sorted. */
    public Map<String, String> texts(Locale locale) {
        return locale.getLanguage().equals("en") ? english : chinese;
    }

    private static Map<String, String> load(String language) {
        try {
            Map<String, String> all = new HashMap<>();
            String pattern = "classpath*:messages/*." + language + ".properties";
            for (Resource file : new PathMatchingResourcePatternResolver().getResources(pattern)) {
                Properties read = new Properties();
                try (Reader in = new InputStreamReader(file.getInputStream(), StandardCharsets.UTF_8)) {
                    read.load(in);
                }
                for (String key : read.stringPropertyNames()) {
                    if (all.put(key, read.getProperty(key)) != null) {
                        throw new IllegalStateException("The message " + key + " stands in two files.");
                    }
                }
            }
            return new TreeMap<>(all);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
