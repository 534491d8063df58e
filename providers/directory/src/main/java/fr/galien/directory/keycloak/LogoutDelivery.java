package fr.galien.directory.keycloak;

import fr.galien.directory.LogoutAnswer;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import org.apache.http.client.config.RequestConfig;
import org.apache.http.client.entity.UrlEncodedFormEntity;
import org.apache.http.client.methods.CloseableHttpResponse;
import org.apache.http.client.methods.HttpPost;
import org.apache.http.impl.client.CloseableHttpClient;
import org.apache.http.message.BasicNameValuePair;
import org.keycloak.OAuth2Constants;

/**
 * Posts a logout token (OpenID Connect Back-Channel Logout 1.0 §2.5). Whatever the other side does, it is over within
 * {@link Limits#total()}: of the answer only the status is read, no redirect is followed.
 */
final class LogoutDelivery {

    /**
     * @param connect to a connection, and to one of the pool
     * @param read    without a byte
     * @param total   of everything
     */
    record Limits(Duration connect, Duration read, Duration total) {

        static final Limits OF_PRODUCTION =
                new Limits(Duration.ofSeconds(2), Duration.ofSeconds(5), Duration.ofSeconds(10));
    }

    private final ScheduledExecutorService alarm;
    private final Limits limits;
    private final RequestConfig config;

    /** @param alarm ends what takes too long; never blocked by it */
    LogoutDelivery(ScheduledExecutorService alarm, Limits limits) {
        this.alarm = alarm;
        this.limits = limits;
        this.config = RequestConfig.custom()
                .setConnectTimeout((int) limits.connect().toMillis())
                .setConnectionRequestTimeout((int) limits.connect().toMillis())
                .setSocketTimeout((int) limits.read().toMillis())
                .setRedirectsEnabled(false)
                .build();
    }

    LogoutAnswer post(CloseableHttpClient client, String address, String logoutToken) {
        HttpPost post;
        try {
            post = new HttpPost(address);
        } catch (IllegalArgumentException noAddress) {
            return LogoutAnswer.NONE;
        }
        post.setConfig(config);
        post.setEntity(new UrlEncodedFormEntity(
                List.of(new BasicNameValuePair(OAuth2Constants.LOGOUT_TOKEN, logoutToken)), StandardCharsets.UTF_8));
        ScheduledFuture<?> tooLong = alarm.schedule(post::abort, limits.total().toMillis(), TimeUnit.MILLISECONDS);
        // Closed with its body unread, however long that is: the connection goes with it.
        try (CloseableHttpResponse response = client.execute(post)) {
            return LogoutAnswer.of(response.getStatusLine().getStatusCode());
        } catch (IOException | RuntimeException unreachable) {
            return LogoutAnswer.NONE;
        } finally {
            tooLong.cancel(false);
        }
    }
}
