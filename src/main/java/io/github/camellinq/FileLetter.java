package io.github.camellinq;

import io.github.camellinq.route.DeadLetterReport;
import io.github.camellinq.route.Replay;
import io.github.camellinq.route.SetAside;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** A dead letter in the dead-letter folder. */
record FileLetter(SetAside letter, Path folder) implements Letter {

    @Override
    public SetAside.State state() {
        return letter.state();
    }

    @Override
    public DeadLetterReport report() {
        return letter.report();
    }

    @Override
    public Instant since() {
        return letter.since();
    }

    @Override
    public String listed() {
        return Shown.word(folder.relativize(letter.file()));
    }

    @Override
    public String shown() {
        return Shown.path(letter.file());
    }

    @Override
    public boolean isAt(String words) {
        Path path = Path.of(words);
        return letter.file().equals(path.toAbsolutePath().normalize())
                || letter.file().equals(folder.resolve(path).normalize());
    }

    @Override
    public boolean isNamed(String words) {
        return letter.file().getFileName().equals(Path.of(words));
    }

    @Override
    public String home() {
        return Shown.path(Path.of(report().source()));
    }

    @Override
    public Optional<Replay.Obstacle> obstacle(List<Path> inboxes, boolean force) throws IOException {
        return new Replay(inboxes, force).obstacle(letter);
    }

    @Override
    public String putBack() throws IOException {
        return Shown.path(Replay.putBack(letter));
    }

    @Override
    public String taken() {
        return Replay.taken(Path.of(report().source()));
    }
}
