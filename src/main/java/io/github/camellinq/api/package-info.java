/**
 * The words of the Linq API v3: what goes over the wire, the error envelope, and what an error means for a delivery.
 * Knows nothing of Camel, of files or of HTTP clients, and imports none of them.
 */
package io.github.camellinq.api;
