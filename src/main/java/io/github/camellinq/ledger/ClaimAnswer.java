package io.github.camellinq.ledger;

/** The answer to a request for a claim: the claim, or a refusal. */
public sealed interface ClaimAnswer permits Claim, Refusal {}
