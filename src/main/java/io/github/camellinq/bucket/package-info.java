/**
 * Lists and opens the objects of an S3 bucket, and puts them away. Failures are exceptions of {@code java.nio.file}, as for
 * files: an object does not exist, may not be read, or was replaced. The package imports {@code io.github.camellinq.media} and
 * the AWS SDK, which is an optional dependency, and nothing of Camel. Call {@link io.github.camellinq.bucket.AwsSdk#require()}
 * before any other class of the package is used.
 */
package io.github.camellinq.bucket;
