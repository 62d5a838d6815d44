/**
 * The bytes of a file ({@link io.github.camellinq.media.Content}), Linq's limits for a file, and the detection of its media type
 * from its name and its bytes. The package imports nothing of Camel and no HTTP client.
 */
package io.github.camellinq.media;
