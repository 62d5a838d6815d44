package io.github.camellinq.sandbox;

import java.util.UUID;

/** Whom an API key belongs to. The id stands in download URLs, so it is not made from the key. */
record Partner(String id) {

    Partner() {
        this(UUID.randomUUID().toString());
    }
}
