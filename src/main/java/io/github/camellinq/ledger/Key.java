package io.github.camellinq.ledger;

/**
 * What makes one delivery.
 *
 * @param item where the item lies, in a form that stays the same as long as it lies there
 * @param version which of the things that ever lay there it is
 * @param recipient who gets it, in one word
 */
public record Key(String item, String version, String recipient) {}
