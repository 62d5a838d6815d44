package io.github.camellinq;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import org.junit.jupiter.api.Test;

class ArchitectureTest {
    private static final JavaClasses CLASSES = new ClassFileImporter()
            .withImportOption(new ImportOption.DoNotIncludeTests())
            .importPackagesOf(App.class);

    @Test
    void api_media_and_ledger_know_no_camel() {
        noClasses()
                .that()
                .resideInAnyPackage("..camellinq.api..", "..camellinq.media..", "..camellinq.ledger..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("org.apache.camel..", "org.apache.hc..")
                .because(
                        "what Linq says, what a file is and what was delivered do not change with the framework that carries it")
                .check(CLASSES);
    }

    @Test
    void ledger_knows_the_api_alone() {
        noClasses()
                .that()
                .resideInAPackage("..camellinq.ledger..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(
                        "io.github.camellinq",
                        "..camellinq.media..",
                        "..camellinq.route..",
                        "..camellinq.sandbox..",
                        "..camellinq.settings..")
                .because("a memory that knows who asks it cannot be asked by anybody else")
                .check(CLASSES);
    }

    @Test
    void sandbox_knows_the_api_alone() {
        noClasses()
                .that()
                .resideInAPackage("..camellinq.sandbox..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(
                        "io.github.camellinq",
                        "..camellinq.media..",
                        "..camellinq.route..",
                        "..camellinq.settings..",
                        "org.apache.camel..")
                .because("a fake that shares code with what it tests finds nothing wrong")
                .check(CLASSES);
    }

    @Test
    void settings_ask_nobody() {
        noClasses()
                .that()
                .resideInAPackage("..camellinq.settings..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("..camellinq.route..", "..camellinq.sandbox..")
                .because("what is wrong with settings is known before anything runs")
                .check(CLASSES);
    }

    @Test
    void only_the_command_line_starts_a_sandbox() {
        noClasses()
                .that()
                .resideOutsideOfPackages("io.github.camellinq", "..camellinq.sandbox..")
                .should()
                .dependOnClassesThat()
                .resideInAPackage("..camellinq.sandbox..")
                .because("an embedding application inherits nothing of the sandbox")
                .check(CLASSES);
    }

    @Test
    void nothing_imports_the_command_line() {
        noClasses()
                .that()
                .resideInAPackage("io.github.camellinq.*..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("io.github.camellinq", "picocli..", "org.apache.camel.main..")
                .because("the library works where there is no command line")
                .check(CLASSES);
    }

    @Test
    void routes_are_checked_for_the_command_line_alone() {
        noClasses()
                .that()
                .resideOutsideOfPackages("io.github.camellinq", "..camellinq.check..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(
                        "..camellinq.check..", "org.apache.camel.catalog.impl..", "org.apache.camel.tooling..")
                .because("an embedding application does not inherit Camel's catalogue")
                .check(CLASSES);
        noClasses()
                .that()
                .resideInAPackage("..camellinq.check..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("..camellinq.ledger..", "..camellinq.bucket..", "..camellinq.sandbox..")
                .because("who looks at routes opens nothing")
                .check(CLASSES);
    }

    @Test
    void packages_have_no_cycles() {
        slices().matching("io.github.camellinq.(*)..").should().beFreeOfCycles().check(CLASSES);
    }

    @Test
    void names_say_the_job() {
        noClasses()
                .should()
                .haveNameMatching(".*(Util|Utils|Helper|Manager|Impl)(\\$.*)?")
                .because("a name is the job or the technique, not the place where things were left")
                .check(CLASSES);
    }

    @Test
    void nothing_prints_but_the_command_line() {
        noClasses()
                .should()
                .accessField(System.class, "out")
                .orShould()
                .accessField(System.class, "err")
                .because("a library speaks through the log")
                .check(CLASSES);
    }

    @Test
    void exceptions_say_whether_a_retry_helps() {
        classes()
                .that()
                .areAssignableTo(RuntimeException.class)
                .and()
                .resideInAPackage("..camellinq.api..")
                .should()
                .haveSimpleName("LinqRejectedException")
                .orShould()
                .haveSimpleName("LinqUnavailableException")
                .because("there are two answers to a failure: set the file aside, or try again later")
                .check(CLASSES);
    }
}
