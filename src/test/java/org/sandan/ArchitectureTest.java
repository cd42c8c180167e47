package org.sandan;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZonedDateTime;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.NullMarked;
import org.junit.jupiter.api.Test;
import org.springframework.modulith.core.ApplicationModules;
import org.springframework.modulith.docs.Documenter;

/** The conventions of the code, and why each. */
class ArchitectureTest {
    private static final JavaClasses PRODUCT = new ClassFileImporter()
            .withImportOption(new ImportOption.DoNotIncludeTests())
            .importPackages("org.sandan");
    private static final ApplicationModules MODULES = ApplicationModules.of(Sandan.class);

    @Test
    void each_module_uses_only_what_it_declares() {
        MODULES.verify();
        new Documenter(MODULES).writeModulesAsPlantUml().writeIndividualModulesAsPlantUml();
    }

    @Test
    void every_package_says_its_purpose_and_that_nothing_is_null_unless_said() throws IOException {
        try (Stream<Path> files = Files.walk(Path.of("src/main/java"))) {
            List<Path> folders = files.filter(Files::isDirectory)
                    .filter(folder -> folder.toString().contains("sandan"))
                    .toList();
            assertThat(folders)
                    .isNotEmpty()
                    .allSatisfy(folder -> assertThat(Files.readString(folder.resolve("package-info.java")))
                            .contains("/**", "@" + NullMarked.class.getSimpleName()));
        }
    }

    @Test
    void names_say_a_concept() {
        noClasses()
                .should()
                .haveNameMatching(".*(Impl|Util|Utils|Helper|Manager|Dto|DTO|Mapper)")
                .because("such a name says nothing: name the concept")
                .check(PRODUCT);
    }

    @Test
    void time_comes_from_the_injected_clock() {
        noClasses()
                .that(describe(
                        "are not the demo, which makes its own clock",
                        (JavaClass c) -> !c.getName().startsWith("org.sandan.demo.")))
                .should()
                .callMethod(Instant.class, "now")
                .orShould()
                .callMethod(LocalDate.class, "now")
                .orShould()
                .callMethod(LocalDateTime.class, "now")
                .orShould()
                .callMethod(ZonedDateTime.class, "now")
                .orShould()
                .callMethod(Clock.class, "systemUTC")
                .because("a test sets the clock, and so does the demo")
                .check(PRODUCT);
    }

    @Test
    void the_scope_of_a_transaction_is_set_in_one_place() {
        noClasses()
                .that()
                .resideOutsideOfPackage("org.sandan.platform")
                .should()
                .dependOnClassesThat()
                .haveFullyQualifiedName("org.springframework.transaction.support.TransactionTemplate")
                .orShould()
                .dependOnClassesThat()
                .haveFullyQualifiedName("org.springframework.transaction.annotation.Transactional")
                .because("a transaction without a scope sees nothing")
                .check(PRODUCT);
    }

    @Test
    void what_the_web_sees_is_a_record_or_a_controller() {
        classes()
                .that()
                .haveSimpleNameEndingWith("Controller")
                .should()
                .resideInAPackage("org.sandan..")
                .andShould()
                .beAnnotatedWith(describe(
                        "a controller annotation",
                        annotation -> annotation.getRawType().getSimpleName().matches("(Rest)?Controller")))
                .check(PRODUCT);
    }

    @Test
    void templates_hold_no_chinese_words_no_script_and_no_style() throws IOException {
        Pattern banned = Pattern.compile("[\\x{4e00}-\\x{9fff}]|<script>|\\sstyle=|\\son[a-z]+=");
        try (Stream<Path> files = Files.walk(Path.of("src/main/jte"))) {
            assertThat(files.filter(file -> file.toString().endsWith(".jte")).toList())
                    .isNotEmpty()
                    .allSatisfy(file -> assertThat(Files.readString(file).replace(">中文<", "><"))
                            .doesNotContainPattern(banned));
        }
    }
}
