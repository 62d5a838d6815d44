package io.github.camellinq.media;

import java.io.IOException;

/**
 * The bytes are no longer those that were described. This is not a failure of the delivery: the new bytes are described later.
 */
public class ContentChangedException extends IOException {
    private static final long serialVersionUID = 1;

    public ContentChangedException(String message) {
        super(message);
    }
}
