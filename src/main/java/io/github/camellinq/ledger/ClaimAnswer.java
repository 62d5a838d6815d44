package io.github.camellinq.ledger;

/** What a claim came to: the delivery is ours, or it is refused. */
public sealed interface ClaimAnswer permits Claim, Refusal {}
