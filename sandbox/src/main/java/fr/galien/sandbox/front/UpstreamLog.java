package fr.galien.sandbox.front;

import java.lang.System.Logger.Level;
import java.util.concurrent.atomic.AtomicBoolean;

/** Says once that Keycloak went away and once that it is back. Never what was asked for: targets carry authorization codes and handles. */
final class UpstreamLog {

    private static final System.Logger LOG = System.getLogger(UpstreamLog.class.getName());

    private final AtomicBoolean away = new AtomicBoolean();

    void failed(Throwable failure) {
        if (failure instanceof NoConnection && away.compareAndSet(false, true)) {
            LOG.log(
                    Level.WARNING,
                    "{0}: Keycloak does not take the front''s connections ({1})",
                    FrontPage.SERVICE_AWAY.code(),
                    failure.getCause().getClass().getSimpleName());
        }
    }

    void answered() {
        if (away.compareAndSet(true, false)) {
            LOG.log(Level.INFO, "Keycloak takes the front''s connections again");
        }
    }
}
