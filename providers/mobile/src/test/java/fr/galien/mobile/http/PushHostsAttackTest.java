package fr.galien.mobile.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URI;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** An address to push to is what a device says: every way to make it somebody else's. */
class PushHostsAttackTest {

    private final PushHosts hosts =
            new PushHosts(List.of("fcm.googleapis.com", "*.notify.windows.com", "push.hospital.example:8443"));

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://fcm.googleapis.com/fcm/send/abc",
                "https://FCM.googleapis.com/fcm/send/abc",
                "https://fcm.googleapis.com:443/fcm/send/abc",
                "https://wns2-par02p.notify.windows.com/w/?token=abc",
                "https://push.hospital.example:8443/up?id=1"
            })
    void listedServicesAreCalled(String endpoint) {
        assertThat(hosts.allowing(URI.create(endpoint))).isPresent();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "http://fcm.googleapis.com/fcm/send/abc",
                "ftp://fcm.googleapis.com/fcm/send/abc",
                "file:///etc/passwd",
                "fcm.googleapis.com/fcm/send/abc",
                "//fcm.googleapis.com/fcm/send/abc",
                "https:/fcm.googleapis.com/abc",
                "mailto:fcm.googleapis.com",
                "https://evil.example/fcm.googleapis.com",
                "https://fcm.googleapis.com.evil.example/",
                "https://evilfcm.googleapis.com/",
                "https://x.fcm.googleapis.com/",
                "https://fcm.googleapis.com@evil.example/",
                "https://evil.example@fcm.googleapis.com/",
                "https://user:word@fcm.googleapis.com/",
                "https://fcm.googleapis.com:8443/",
                "https://fcm.googleapis.com:/",
                "https://fcm.googleapis.com:0443/",
                "https://fcm.googleapis.com./",
                "https://fcm.googleapis.com/#fragment",
                "https://fcm_googleapis_com/",
                "https://notify.windows.com/",
                "https://evilnotify.windows.com/",
                "https://push.hospital.example/",
                "https://localhost/",
                "https://127.0.0.1/",
                "https://2130706433/",
                "https://0x7f.1/",
                "https://[::1]/",
                "https://[::ffff:127.0.0.1]/",
                "https://169.254.169.254/latest/meta-data/",
                "https://10.0.0.1/"
            })
    void nothingElseIs(String endpoint) {
        assertThat(hosts.allowing(URI.create(endpoint))).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "*",
                "*.com",
                "*.*.windows.com",
                "",
                "https://fcm.googleapis.com",
                "fcm.googleapis.com/path",
                "fcm.googleapis.com:",
                "FCM.googleapis.com",
                "user@fcm.googleapis.com",
                "[::1]",
                "-x.example",
                "x.example:443443"
            })
    void anOperatorsSlipIsNamed(String entry) {
        assertThatThrownBy(() -> new PushHosts(List.of(entry)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining(entry);
    }
}
