package io.github.camellinq.bucket;

/** What becomes of an object whose message was accepted. */
public enum After {
    /** It stays as it is; the ledger alone remembers that it was sent. */
    KEEP,
    /** It stays and gets a tag. */
    TAG,
    /** It is moved to another prefix of its bucket. */
    MOVE,
    /** It is deleted. */
    DELETE;

    /** Whether the object stays where it was found. */
    public boolean stays() {
        return this == KEEP || this == TAG;
    }
}
