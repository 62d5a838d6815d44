package io.github.camellinq.bench;

import java.util.Locale;

/** Who answers the calls in a run. */
enum Server {
    COUNTING(FakeLinq.class, "speed"),
    SANDBOX(SandboxLinq.class, "speed-sandbox");

    private final Class<?> program;
    private final String part;

    Server(Class<?> program, String part) {
        this.program = program;
        this.part = part;
    }

    /** The one that {@code -Dbench.server} names. */
    static Server chosen() {
        String word = System.getProperty("bench.server", COUNTING.label());
        for (Server server : values()) {
            if (server.label().equals(word)) {
                return server;
            }
        }
        throw new IllegalArgumentException("bench.server=" + word + " is neither counting nor sandbox");
    }

    /** What its table is called, in {@code bench.json} and in the docs. */
    String part() {
        return part;
    }

    Class<?> program() {
        return program;
    }

    String label() {
        return name().toLowerCase(Locale.ROOT);
    }
}
