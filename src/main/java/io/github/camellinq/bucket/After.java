package io.github.camellinq.bucket;

/** What happens to an object once its message was accepted. */
public enum After {
    /** It stays unchanged; only the ledger remembers that it was sent. */
    KEEP,
    /** It stays, and gets the tag {@value ObjectActions#TAG}. */
    TAG,
    /** It is moved to another prefix of the same bucket. */
    MOVE,
    /** It is deleted. */
    DELETE;

    /** Whether the object stays where it was found. */
    public boolean stays() {
        return this == KEEP || this == TAG;
    }
}
