/**
 * Listing, opening and putting away the objects of an S3 bucket. What goes wrong is said in the words of {@code java.nio.file}:
 * an object that is not there, must not be read, or is another one by now. Imports {@code io.github.camellinq.media} and the
 * AWS SDK, which is optional; nothing of Camel. Ask {@link io.github.camellinq.bucket.AwsSdk} before
 * anything else of it is used.
 */
package io.github.camellinq.bucket;
