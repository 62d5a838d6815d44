/**
 * The vocabulary of the Linq API v3: requests and answers, the error envelope, and what an error means for a delivery. The
 * package knows nothing of Camel, of files or of HTTP clients, and imports nothing for them.
 */
package io.github.camellinq.api;
