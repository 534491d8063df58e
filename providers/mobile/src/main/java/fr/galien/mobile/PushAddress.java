package fr.galien.mobile;

import java.net.URI;

/**
 * Where a device's bell hangs: a Web Push subscription (RFC 8030, RFC 8291).
 *
 * @param endpoint given by the device, hence never called unless its host is on the operator's list
 * @param p256dh   the device's P-256 public key for encryption, an uncompressed point in base64url
 * @param auth     the authentication secret, 16 bytes in base64url
 */
public record PushAddress(URI endpoint, String p256dh, String auth) {

    /** Whoever has it can ring. */
    @Override
    public String toString() {
        return "PushAddress[***]";
    }
}
