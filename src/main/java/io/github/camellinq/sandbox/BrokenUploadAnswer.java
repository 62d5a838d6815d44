package io.github.camellinq.sandbox;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import org.gaul.shaded.org.eclipse.jetty.http.HttpHeader;
import org.gaul.shaded.org.eclipse.jetty.server.Request;
import org.gaul.shaded.org.eclipse.jetty.server.Response;
import org.gaul.shaded.org.eclipse.jetty.util.BufferUtil;
import org.gaul.shaded.org.eclipse.jetty.util.Callback;

/** Loses, cuts, replaces or delays the store's answer to an upload. A refusal by the store is not replaced by a page. */
final class BrokenUploadAnswer extends Response.Wrapper {
    private final Fault fault;
    private final UploadLog log;
    private boolean struck;

    BrokenUploadAnswer(Request request, Response response, Fault fault, UploadLog log) {
        super(request, response);
        this.fault = fault;
        this.log = log;
    }

    @Override
    public void write(boolean last, ByteBuffer bytes, Callback done) {
        if (struck) {
            super.write(last, bytes, done);
            return;
        }
        struck = true;
        // A response whose status was never set has the status 200.
        int status = getStatus() == 0 ? 200 : getStatus();
        log.answered(getRequest().getHttpURI().getPath(), status, fault);
        switch (fault.kind()) {
            case RESET_AFTER -> {
                StoreConnection.reset(getRequest());
                done.succeeded();
            }
            case TRUNCATED -> {
                StoreConnection.cut(getRequest(), status);
                done.succeeded();
            }
            case STALL_AFTER -> UploadFaults.later(getRequest(), fault, () -> super.write(last, bytes, done));
            case NO_JSON -> super.write(last, status == 200 && last ? page() : bytes, done);
            default -> {
                if (fault.kind() == Fault.Kind.NO_IDS) {
                    getHeaders().remove(HttpHeader.ETAG);
                }
                super.write(last, bytes, done);
            }
        }
    }

    private ByteBuffer page() {
        ByteBuffer page = BufferUtil.toBuffer(BrokenAnswer.PAGE, StandardCharsets.UTF_8);
        getHeaders().put(HttpHeader.CONTENT_TYPE, Fault.HTML);
        getHeaders().put(HttpHeader.CONTENT_LENGTH, page.remaining());
        return page;
    }
}
