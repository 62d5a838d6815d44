package io.github.camellinq;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Each link of the documentation leads to a file, and to a heading in it. */
class LinksTest {
    private static final Path DECISIONS = Path.of("docs/decisions.md");
    private static final Pattern CODE_BLOCK = Pattern.compile("^ *```.*?^ *```$", Pattern.DOTALL | Pattern.MULTILINE);
    private static final Pattern LINK = Pattern.compile("\\]\\((?!https?:)([^)#]*)(?:#([^)]*))?\\)");
    private static final Pattern HEADING = Pattern.compile("^#+ +(.+)$", Pattern.MULTILINE);
    private static final Pattern AREA_OR_DECISION = Pattern.compile("^(###?) +(.+)$", Pattern.MULTILINE);
    private static final Pattern INDEX_LINE = Pattern.compile("^( *)- \\[(.+)\\]\\(#(.+)\\)$", Pattern.MULTILINE);

    static Stream<Path> pages() throws IOException {
        try (Stream<Path> docs = Files.list(Path.of("docs"))) {
            return Stream.concat(Stream.of(Path.of("README.md"), Path.of("CHANGELOG.md")), docs.toList().stream());
        }
    }

    @ParameterizedTest
    @MethodSource("pages")
    void every_link_leads_to_a_file_and_a_heading(Path page) throws IOException {
        for (MatchResult link : LINK.matcher(prose(page)).results().toList()) {
            Path target = link.group(1).isEmpty() ? page : page.resolveSibling(link.group(1));

            assertThat(target).as("%s in %s", link.group(), page).exists();
            if (link.group(2) != null) {
                assertThat(anchors(target)).as("%s in %s", link.group(), page).contains(link.group(2));
            }
        }
    }

    @Test
    void index_of_the_decisions_is_their_list_in_their_order() throws IOException {
        String page = prose(DECISIONS);
        List<String> headings = AREA_OR_DECISION
                .matcher(page)
                .results()
                .map(heading -> ("##".equals(heading.group(1)) ? "" : "  ") + heading.group(2))
                .toList();
        List<MatchResult> index = INDEX_LINE.matcher(page).results().toList();

        assertThat(headings).doesNotHaveDuplicates().hasSizeGreaterThan(50);
        assertThat(index).extracting(line -> line.group(1) + line.group(2)).isEqualTo(headings);
        assertThat(index).allSatisfy(line -> assertThat(line.group(3)).isEqualTo(anchor(line.group(2))));
    }

    private static List<String> anchors(Path page) throws IOException {
        return HEADING.matcher(prose(page))
                .results()
                .map(heading -> anchor(heading.group(1)))
                .toList();
    }

    /** As GitHub makes it of a heading. */
    private static String anchor(String heading) {
        return heading.toLowerCase(Locale.ROOT)
                .replaceAll("[^\\p{L}\\p{N}_ -]", "")
                .replace(' ', '-');
    }

    /** Without blocks of code, in which a # begins a comment. */
    private static String prose(Path page) throws IOException {
        return CODE_BLOCK.matcher(Files.readString(page)).replaceAll("");
    }
}
