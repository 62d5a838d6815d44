package io.github.camellinq.bench;

/** Which way a figure improves. */
enum Better {
    MORE,
    LESS;

    boolean reaches(double value, double bound) {
        return this == MORE ? value >= bound : value <= bound;
    }
}
