package io.github.camellinq.sandbox;

import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The media types that {@code POST /v3/attachments} accepts: the API's {@code SupportedContentType} with its deprecated values, but
 * without image/webp and image/svg+xml, which the enum lists although the API's text says that they are rejected, like FLAC and OGG.
 */
final class SupportedTypes {
    private static final Map<String, String> TYPES = Stream.of(
                    "image/jpeg image/png image/gif image/heic image/heif image/tiff image/bmp image/x-icon",
                    "video/mp4 video/quicktime video/mpeg video/mpeg2 video/x-m4v video/x-msvideo video/3gpp",
                    "audio/mpeg audio/mp3 audio/x-m4a audio/mp4 audio/x-caf audio/x-wav audio/x-aiff audio/aiff",
                    "audio/aac audio/midi audio/amr",
                    "application/pdf text/plain text/markdown text/vcard text/rtf text/csv text/html text/calendar",
                    "text/xml application/json application/msword application/vnd.ms-excel",
                    "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
                    "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
                    "application/vnd.ms-powerpoint",
                    "application/vnd.openxmlformats-officedocument.presentationml.presentation",
                    "application/x-iwork-pages-sffpages application/x-iwork-numbers-sffnumbers",
                    "application/x-iwork-keynote-sffkey application/epub+zip application/zip application/x-gzip")
            .flatMap(line -> Stream.of(line.split(" ")))
            .collect(Collectors.toUnmodifiableMap(Function.identity(), Function.identity()));

    private SupportedTypes() {}

    /**
     * The type as a shared string.
     *
     * @throws Refusal 5004 when it is not supported; one with parameters or in another spelling is not
     */
    static String require(String contentType) {
        String known = TYPES.get(contentType);
        if (known == null) {
            throw Refusal.unsupportedType(contentType);
        }
        return known;
    }
}
