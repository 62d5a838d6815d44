/**
 * What was delivered and what is due: one row for each item, version and recipient, in SQLite or PostgreSQL. Knows nothing
 * of Camel, of files or of HTTP, and imports none of them.
 */
package io.github.camellinq.ledger;
