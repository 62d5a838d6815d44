package io.github.camellinq.bench;

import io.vertx.core.buffer.Buffer;

/** The bytes of one PUT: counted, and kept only as far as it takes to know which file they are. */
final class ArrivingBytes {
    private final byte[] head = new byte[SampleFile.HEAD];
    private long count;

    void add(Buffer part) {
        if (count < head.length) {
            int wanted = (int) Math.min(part.length(), head.length - count);
            part.getBytes(0, wanted, head, (int) count);
        }
        count += part.length();
    }

    long count() {
        return count;
    }

    /** Which file it is, as its bytes say. */
    int number() {
        return SampleFile.numberIn(head);
    }
}
