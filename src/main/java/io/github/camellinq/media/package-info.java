/**
 * Bytes and what they are: {@link io.github.camellinq.media.Content}, the media types that Linq takes, the limits of a
 * file, and finding the type of a file from its name and its bytes. Imports nothing of Camel and no HTTP client.
 */
package io.github.camellinq.media;
