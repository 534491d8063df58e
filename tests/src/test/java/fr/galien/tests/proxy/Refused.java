package fr.galien.tests.proxy;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.SocketTimeoutException;

/** A request nothing came of: by an answer or by the end of the connection, whichever the proxy does. */
final class Refused {

    private Refused() {}

    static void by(Asking asking) {
        try {
            assertThat(asking.ask().status()).isBetween(400, 599);
        } catch (IOException hungUp) {
            assertThat(hungUp).isNotInstanceOf(SocketTimeoutException.class);
        }
    }

    @FunctionalInterface
    interface Asking {
        Client.Answer ask() throws IOException;
    }
}
