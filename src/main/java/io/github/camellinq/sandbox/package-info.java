/**
 * A local Linq: the part of the API that delivers files, and a store for presigned uploads, on two ports of this machine. {@link
 * io.github.camellinq.sandbox.Sandbox#start} starts it. It answers as the API's documentation says, refuses what the documentation
 * says is refused, and shows what it received.
 *
 * <p>It does not imitate delivery to a phone and its states, webhooks, rate limits, opt-outs, transcoding, checks of a file's content
 * (the registered type is believed), fetching the {@code url} of a media part, ephemeral attachments, reactions, and reading or
 * editing chats. It forgets everything when it is closed.
 *
 * <p>It imports {@code io.github.camellinq.api}, Vert.x with its Netty, S3Proxy with its Jetty, the AWS SDK's signer and Jackson, but
 * nothing of Camel, and nothing of the product that is tested against it.
 */
package io.github.camellinq.sandbox;
