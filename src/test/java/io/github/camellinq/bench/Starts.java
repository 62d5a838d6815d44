package io.github.camellinq.bench;

/** From the process's start until it says that it watches, several times in one folder; the first time makes the ledger. */
final class Starts implements Scenario {
    private static final int TIMES = 5;

    @Override
    public void measure(Subject subject, Place place, ServerProcess linq, Results results) throws Exception {
        for (int time = 0; time <= TIMES; time++) {
            try (MeasuredProcess process = subject.start(place, linq, Subject.AT_ONCE)) {
                double millis = Stretch.seconds(process.started(), process.ready()) * 1e3;
                results.add(time == 0 ? Figure.FIRST_START : Figure.START, subject, millis);
            }
        }
    }
}
