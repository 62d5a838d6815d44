package io.github.camellinq.sandbox;

import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.gaul.shaded.org.eclipse.jetty.http.HttpHeader;
import org.gaul.shaded.org.eclipse.jetty.io.Content;
import org.gaul.shaded.org.eclipse.jetty.server.Handler;
import org.gaul.shaded.org.eclipse.jetty.server.Request;
import org.gaul.shaded.org.eclipse.jetty.server.Response;
import org.gaul.shaded.org.eclipse.jetty.util.BufferUtil;
import org.gaul.shaded.org.eclipse.jetty.util.Callback;
import org.gaul.shaded.org.eclipse.jetty.util.URIUtil;

/**
 * Serves the tags of objects in the sandbox's bucket, which S3Proxy does not support. It requires the bucket's access key, but does not
 * verify the signature.
 */
final class BucketTags extends Handler.Wrapper {
    private static final String PATH = "/" + SandboxBucket.NAME + "/";
    private static final String OURS = "Credential=" + SandboxBucket.ACCESS_KEY + "/";
    private static final Pattern TAG = Pattern.compile("<Tag><Key>(.*?)</Key><Value>(.*?)</Value></Tag>");

    private final SandboxBucket bucket;

    BucketTags(SandboxBucket bucket) {
        this.bucket = bucket;
    }

    @Override
    public boolean handle(Request request, Response response, Callback done) throws Exception {
        String path = request.getHttpURI().getPath();
        String query = request.getHttpURI().getQuery();
        if (query == null || !query.startsWith("tagging") || !path.startsWith(PATH)) {
            return super.handle(request, response, done);
        }
        String key = URIUtil.decodePath(path).substring(PATH.length());
        String authorization = request.getHeaders().get(HttpHeader.AUTHORIZATION);
        StoredObject object = bucket.find(key);
        if (authorization == null || !authorization.contains(OURS) || bucket.isForbidden(key)) {
            answer(response, 403, "<Error><Code>AccessDenied</Code></Error>", done);
        } else if (object == null) {
            answer(response, 404, "<Error><Code>NoSuchKey</Code></Error>", done);
        } else if (request.getMethod().equals("PUT")) {
            bucket.replace(key, object.tagged(tags(Content.Source.asString(request, StandardCharsets.UTF_8))));
            answer(response, 200, "", done);
        } else {
            answer(response, 200, xml(object.tags()), done);
        }
        return true;
    }

    private static Map<String, String> tags(String xml) {
        Map<String, String> tags = new LinkedHashMap<>();
        for (Matcher tag = TAG.matcher(xml); tag.find(); ) {
            tags.put(tag.group(1), tag.group(2));
        }
        return tags;
    }

    private static String xml(Map<String, String> tags) {
        StringBuilder xml = new StringBuilder("<Tagging><TagSet>");
        tags.forEach((key, value) -> xml.append("<Tag><Key>" + key + "</Key><Value>" + value + "</Value></Tag>"));
        return xml.append("</TagSet></Tagging>").toString();
    }

    private static void answer(Response response, int status, String xml, Callback done) {
        response.setStatus(status);
        response.getHeaders().put(HttpHeader.CONTENT_TYPE, "application/xml");
        response.write(true, BufferUtil.toBuffer(xml, StandardCharsets.UTF_8), done);
    }
}
