package io.github.camellinq.bench;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.OptionalDouble;
import java.util.stream.Stream;

/** The results as a table for people and as JSON for programs. */
record Report(Results results, Server server, int rounds, Instant at) {
    private static final String HEAD =
            """
            | figure | unit | camel-linq | bare Camel | raw limit | to bare | to raw | goal | floor | |
            |---|---|---|---|---|---|---|---|---|---|
            """;

    /** A row for each figure that was measured. */
    String table() {
        StringBuilder table = new StringBuilder(HEAD);
        figures().forEach(figure -> table.append("| ")
                .append(String.join(" | ", cells(figure)))
                .append(" |\n"));
        return table.toString();
    }

    private Stream<Figure> figures() {
        return Arrays.stream(Figure.values()).filter(results::has);
    }

    private List<String> cells(Figure figure) {
        return List.of(
                figure.title(),
                figure.unit(),
                shown(figure, Subject.CAMEL_LINQ),
                shown(figure, Subject.BARE_CAMEL),
                shown(figure, Subject.RAW_LIMIT),
                ratio(figure, Subject.BARE_CAMEL),
                ratio(figure, Subject.RAW_LIMIT),
                figure.goal() == null ? "" : figure.goal().words(results, figure),
                figure.floor() == null ? "" : figure.floor().words(results, figure),
                results.verdict(figure));
    }

    private String shown(Figure figure, Subject subject) {
        OptionalDouble value = results.median(figure, subject);
        return value.isPresent() ? figure.shown(value.getAsDouble()) : "";
    }

    private String ratio(Figure figure, Subject other) {
        OptionalDouble ratio = ratioOf(figure, other);
        return ratio.isPresent() ? String.format(Locale.ROOT, "%.2f", ratio.getAsDouble()) : "";
    }

    private OptionalDouble ratioOf(Figure figure, Subject other) {
        OptionalDouble own = results.median(figure, Subject.CAMEL_LINQ);
        OptionalDouble others = results.median(figure, other);
        return own.isPresent() && others.isPresent() && others.getAsDouble() != 0
                ? OptionalDouble.of(own.getAsDouble() / others.getAsDouble())
                : OptionalDouble.empty();
    }

    /** Where, when and how it was measured, in a few lines. */
    String circumstances() throws IOException {
        return at.truncatedTo(ChronoUnit.SECONDS) + ", " + Machine.here() + "; "
                + (rounds == 1 ? "one round" : "the median of " + rounds + " rounds") + ".\nServer: " + server.label()
                + ". camel-linq: `java "
                + CommandLines.documented() + "`\n";
    }

    ObjectNode json() throws IOException {
        ObjectNode all = BenchFile.newPart();
        all.put("at", at.toString()).put("rounds", rounds).putPOJO("machine", Machine.here());
        all.putObject("commands")
                .put(Subject.CAMEL_LINQ.label(), "java " + CommandLines.documented())
                .put(Subject.BARE_CAMEL.label(), "java -cp … " + BareCamel.class.getName())
                .put(Subject.RAW_LIMIT.label(), "java -cp … " + RawClient.class.getName())
                .put("server", "java -cp … " + server.program().getName());
        ObjectNode figures = all.putObject("figures");
        figures().forEach(figure -> figure(figures.putObject(figure.name().toLowerCase(Locale.ROOT)), figure));
        return all;
    }

    private void figure(ObjectNode node, Figure figure) {
        node.put("title", figure.title()).put("unit", figure.unit());
        for (Subject subject : Subject.values()) {
            results.median(figure, subject).ifPresent(median -> {
                ObjectNode measured = node.putObject(subject.label());
                measured.put("median", median);
                results.of(figure, subject).forEach(measured.withArray("/all")::add);
            });
        }
        ratioOf(figure, Subject.BARE_CAMEL).ifPresent(ratio -> node.put("to_bare_camel", ratio));
        ratioOf(figure, Subject.RAW_LIMIT).ifPresent(ratio -> node.put("to_raw_limit", ratio));
        if (figure.goal() != null) {
            figure.goal().in(results, figure).ifPresent(goal -> node.put("goal", goal));
            node.put("verdict", results.verdict(figure));
        }
        if (figure.floor() != null) {
            figure.floor().in(results, figure).ifPresent(floor -> node.put("floor", floor));
        }
    }
}
