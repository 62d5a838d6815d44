package io.github.camellinq.bench;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.stream.Collectors;

/** What was measured so far: of each figure and subject one number from each round. */
final class Results {
    private final Map<Figure, Map<Subject, List<Double>>> all = new EnumMap<>(Figure.class);

    void add(Figure figure, Subject subject, double value) {
        all.computeIfAbsent(figure, first -> new EnumMap<>(Subject.class))
                .computeIfAbsent(subject, first -> new ArrayList<>())
                .add(value);
    }

    /** Adds all that others found. */
    void add(Results others) {
        others.all.forEach((figure, bySubject) ->
                bySubject.forEach((subject, values) -> values.forEach(value -> add(figure, subject, value))));
    }

    boolean has(Figure figure) {
        return all.containsKey(figure);
    }

    /** The numbers in the order in which they were measured. */
    List<Double> of(Figure figure, Subject subject) {
        return all.getOrDefault(figure, Map.of()).getOrDefault(subject, List.of());
    }

    /** The median of the rounds; empty when it was not measured. */
    OptionalDouble median(Figure figure, Subject subject) {
        List<Double> values = of(figure, subject);
        return values.isEmpty() ? OptionalDouble.empty() : OptionalDouble.of(quantile(values, 0.5));
    }

    /** The median as it is when there are two in the middle, any other quantile by nearest rank. */
    static double quantile(List<Double> values, double share) {
        List<Double> sorted = values.stream().sorted().toList();
        int size = sorted.size();
        if (share == 0.5 && size % 2 == 0) {
            return (sorted.get(size / 2 - 1) + sorted.get(size / 2)) / 2;
        }
        return sorted.get(Math.max(0, (int) Math.ceil(share * size) - 1));
    }

    /** How camel-linq stands to goal and floor, which may be the harder one in a run; empty for a figure without a goal. */
    String verdict(Figure figure) {
        OptionalDouble value = median(figure, Subject.CAMEL_LINQ);
        if (figure.goal() == null || value.isEmpty()) {
            return "";
        }
        boolean floor = figure.floor() == null || reaches(figure, figure.floor(), value.getAsDouble());
        if (reaches(figure, figure.goal(), value.getAsDouble())) {
            return floor ? "reached" : "goal, not floor";
        }
        return floor && figure.floor() != null ? "floor" : "missed";
    }

    private boolean reaches(Figure figure, Bound bound, double value) {
        OptionalDouble number = bound.in(this, figure);
        return number.isPresent() && figure.better().reaches(value, number.getAsDouble());
    }

    /** The latest number of each figure, in words. */
    @Override
    public String toString() {
        return all.entrySet().stream()
                .flatMap(figure -> figure.getValue().values().stream()
                        .map(values -> figure.getKey().title() + ": "
                                + figure.getKey().shown(values.get(values.size() - 1)) + " "
                                + figure.getKey().unit()))
                .collect(Collectors.joining("; "));
    }
}
