package io.github.camellinq;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What an application gets with the one dependency, as Maven resolves the installed POM. */
class InheritedJarsIT {
    private static final Path COMMITTED = Path.of("src/test/resources/inherited-jars.txt");
    private static final int MOST_BYTES = 28_000_000;

    @Test
    void dependency_brings_the_jars_that_are_listed_and_no_other() throws Exception {
        List<Path> jars = Examples.classpath("inherited");
        List<String> names =
                jars.stream().map(jar -> jar.getFileName().toString()).sorted().toList();
        long bytes = 0;
        for (Path jar : jars) {
            bytes += Files.size(jar);
        }
        System.out.printf("An embedding application inherits %d jars, %,d bytes%n", names.size(), bytes);

        assertThat(names).isEqualTo(Files.readAllLines(COMMITTED));
        assertThat(bytes).isLessThan(MOST_BYTES);
    }

    @Test
    void nothing_comes_along_at_which_a_host_changes_its_mind() throws Exception {
        // Flyway migrates the host's DataSource, HikariCP becomes its pool, a logger or a main its own.
        assertThat(Files.readAllLines(COMMITTED))
                .noneMatch(jar -> jar.matches("(flyway|HikariCP|logback|slf4j-simple|camel-main|camel-jackson|picocli"
                        + "|vertx|netty|s3proxy|aws|s3-|postgresql|jetty|spring).*"));
    }
}
