package io.github.camellinq.sandbox;

import java.util.UUID;

/** The owner of an API key. The id is part of download URLs, so it is not derived from the key. */
record Partner(String id) {

    Partner() {
        this(UUID.randomUUID().toString());
    }
}
