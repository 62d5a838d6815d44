package io.github.camellinq.media;

import java.io.IOException;

/** The bytes are no longer those that were described. Nobody's failure: what is there now is described anew, later. */
public class ContentChangedException extends IOException {
    private static final long serialVersionUID = 1;

    public ContentChangedException(String message) {
        super(message);
    }
}
