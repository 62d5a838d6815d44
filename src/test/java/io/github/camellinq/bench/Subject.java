package io.github.camellinq.bench;

import java.io.IOException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Who is measured. */
enum Subject {
    CAMEL_LINQ("camel-linq") {
        @Override
        MeasuredProcess start(Place place, ServerProcess linq, int atOnce) throws IOException {
            Map<String, String> settings = atOnce == AT_ONCE ? Map.of() : Map.of("LINQ_CONCURRENCY", "" + atOnce);
            return start(place, linq, settings, List.of());
        }
    },
    BARE_CAMEL("bare Camel") {
        @Override
        MeasuredProcess start(Place place, ServerProcess linq, int atOnce) throws Exception {
            return program(place, BareCamel.class, linq.baseUrl(), "" + atOnce);
        }
    },
    RAW_LIMIT("raw limit") {
        @Override
        MeasuredProcess start(Place place, ServerProcess linq, int atOnce) throws Exception {
            return program(place, RawClient.class, linq.baseUrl(), "" + atOnce);
        }

        @Override
        void hand(Path batch, Place place, MeasuredProcess process) throws IOException {
            process.tell(batch.toString());
        }

        @Override
        boolean moves() {
            return false;
        }
    },
    /** The raw limit of who must know each file's SHA-256, as a ledger does; of large files alone. */
    RAW_DIGEST("raw limit with SHA-256") {
        @Override
        MeasuredProcess start(Place place, ServerProcess linq, int atOnce) throws Exception {
            return program(place, RawClient.class, linq.baseUrl(), "" + atOnce, RawClient.DIGEST);
        }

        @Override
        void hand(Path batch, Place place, MeasuredProcess process) throws IOException {
            RAW_LIMIT.hand(batch, place, process);
        }

        @Override
        boolean moves() {
            return false;
        }
    };

    /** Those that deliver small files. */
    static final Subject[] OF_SMALL_FILES = {CAMEL_LINQ, BARE_CAMEL, RAW_LIMIT};

    /** How many files the rivals deliver at once unless a measurement wants another number; camel-linq then has its own default. */
    static final int AT_ONCE = 16;

    private static final String READY = "ready";
    private static final String WATCHING = "camel-linq is watching";

    private final String label;

    Subject(String label) {
        this.label = label;
    }

    private static MeasuredProcess program(Place place, Class<?> main, String... words) throws Exception {
        return new MeasuredProcess(place.folder(), Map.of(), READY, CommandLines.program(main, words));
    }

    /** Starts it; does not wait until it is ready. */
    abstract MeasuredProcess start(Place place, ServerProcess linq, int atOnce) throws Exception;

    /**
     * Starts camel-linq by the documented command, with the settings that one must give.
     *
     * @param settings more variables of the environment
     * @param jvm more options of Java
     */
    static MeasuredProcess start(Place place, ServerProcess linq, Map<String, String> settings, List<String> jvm)
            throws IOException {
        Map<String, String> environment = new HashMap<>(settings);
        environment.put("LINQ_API_KEY", Wire.API_KEY);
        environment.put("LINQ_BASE_URL", linq.baseUrl());
        environment.put("LINQ_FROM", Wire.SENDER);
        return new MeasuredProcess(place.folder(), environment, WATCHING, CommandLines.application(jvm));
    }

    /** Gives it files to deliver; who watches a folder finds them there. */
    void hand(Path batch, Place place, MeasuredProcess process) throws IOException {
        place.drop(batch);
    }

    /** Whether it moves away what it delivered. */
    boolean moves() {
        return true;
    }

    String label() {
        return label;
    }
}
