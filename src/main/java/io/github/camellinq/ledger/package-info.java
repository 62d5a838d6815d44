/**
 * The ledger: what was delivered and what is due, one row for each item, version and recipient, in SQLite or PostgreSQL. The
 * package knows nothing of Camel, of the files that are delivered or of HTTP, and imports nothing for them.
 */
package io.github.camellinq.ledger;
