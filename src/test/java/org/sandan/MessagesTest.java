package org.sandan;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.text.MessageFormat;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.sandan.kernel.RefusalType;
import org.sandan.platform.Messages;

/** The words of the product: both languages complete, and every key that is asked for is there. */
class MessagesTest {
    private static final Pattern KEY = Pattern.compile("page\\.t\\(\"([a-z0-9.-]+)\"(?=[,)])");
    private final Messages messages = new Messages();

    @Test
    void both_languages_have_the_same_keys() {
        assertThat(messages.texts(Messages.ENGLISH).keySet())
                .containsExactlyElementsOf(messages.texts(Messages.CHINESE).keySet());
    }

    @Test
    void every_key_that_a_template_names_has_words() throws IOException {
        Set<String> missing = new TreeSet<>();
        try (Stream<Path> files = Files.walk(Path.of("src/main/jte"))) {
            for (Path file :
                    files.filter(one -> one.toString().endsWith(".jte")).toList()) {
                Matcher found = KEY.matcher(Files.readString(file));
                while (found.find()) {
                    if (!messages.has(Messages.CHINESE, found.group(1))) {
                        missing.add(file + " " + found.group(1));
                    }
                }
            }
        }
        assertThat(missing).isEmpty();
    }

    @Test
    void every_refusal_has_a_sentence() throws ClassNotFoundException {
        List<String> missing = new ArrayList<>();
        for (JavaClass refusals : new ClassFileImporter()
                .withImportOption(new ImportOption.DoNotIncludeTests())
                .importPackages("org.sandan")) {
            if (refusals.isEnum() && refusals.isAssignableTo(RefusalType.class)) {
                for (Object type : Class.forName(refusals.getName()).getEnumConstants()) {
                    String key = "refusal." + ((RefusalType) type).key();
                    if (!messages.has(Messages.CHINESE, key)) {
                        missing.add(key);
                    }
                }
            }
        }
        assertThat(missing).isEmpty();
    }

    @Test
    void every_sentence_can_be_filled_in() {
        for (var language : List.of(Messages.CHINESE, Messages.ENGLISH)) {
            assertThat(messages.texts(language))
                    .allSatisfy((key, text) -> assertThat(
                                    new MessageFormat(text, language).format(new Object[] {1, 2, 3, 4, 5, 6}))
                            .as(key)
                            .isNotNull());
        }
    }

    @Test
    void chinese_words_are_chinese_and_english_words_are_english() {
        assertThat(messages.texts(Messages.ENGLISH))
                .allSatisfy((key, text) ->
                        assertThat(text.replace("中文", "")).as(key).doesNotContainPattern("[\\x{4e00}-\\x{9fff}]"));
    }
}
