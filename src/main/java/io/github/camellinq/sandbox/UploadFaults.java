package io.github.camellinq.sandbox;

import java.util.concurrent.TimeUnit;
import org.gaul.shaded.org.eclipse.jetty.server.Handler;
import org.gaul.shaded.org.eclipse.jetty.server.Request;
import org.gaul.shaded.org.eclipse.jetty.server.Response;
import org.gaul.shaded.org.eclipse.jetty.util.Callback;

/** Lets the faults strike uploads, before the store verifies their signature. */
final class UploadFaults extends Handler.Wrapper {
    private static final String UPLOADS = "/" + Bytes.BUCKET + "/";

    private final Faults faults;
    private final UploadLog log;

    UploadFaults(Faults faults, UploadLog log) {
        this.faults = faults;
        this.log = log;
    }

    @Override
    public boolean handle(Request request, Response response, Callback done) throws Exception {
        Fault fault = faults.on() && isUpload(request) ? faults.strike(Call.PUT) : null;
        if (fault == null) {
            return super.handle(request, response, done);
        }
        String path = request.getHttpURI().getPath();
        switch (fault.kind()) {
            case STATUS -> {
                log.refused(path, fault.status(), fault);
                S3Answer.refuse(response, fault, done);
            }
            case EXPIRED_URL -> {
                log.refused(path, 403, fault);
                S3Answer.expired(response, done);
            }
            case RESET_BEFORE -> {
                log.refused(path, 0, fault);
                StoreConnection.reset(request);
                done.succeeded();
            }
            case STALL_BEFORE -> {
                Runnable goOn = () -> getServer().getThreadPool().execute(() -> take(request, response, done, fault));
                later(request, fault, goOn);
            }
            default -> take(request, response, done, fault);
        }
        return true;
    }

    private static boolean isUpload(Request request) {
        return request.getMethod().equals("PUT")
                && request.getHttpURI().getPath().startsWith(UPLOADS);
    }

    /** Passes the upload on to the store, and the store's answer to the fault. */
    private void take(Request request, Response response, Callback done, Fault fault) {
        log.willStrike(request.getHttpURI().getPath(), fault);
        try {
            if (!super.handle(request, new BrokenUploadAnswer(request, response, fault, log), done)) {
                Response.writeError(request, response, done, 404);
            }
        } catch (Exception e) {
            Response.writeError(request, response, done, e);
        }
    }

    static void later(Request request, Fault fault, Runnable task) {
        request.getComponents().getScheduler().schedule(task, fault.time().toMillis(), TimeUnit.MILLISECONDS);
    }
}
