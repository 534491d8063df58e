package fr.galien.mobile;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** The devices people enrolled. */
public interface Devices {

    /**
     * @param userMayLogIn still in practice, and not locked
     */
    record Owned(String credential, Device device, boolean userMayLogIn) {}

    /** @throws RuntimeException where the directory is away: the call is then answered as out of order */
    Optional<Owned> find(String user, String credential);

    List<Owned> of(String user);

    /** Keeps what changed: name, bell, last use, counter. */
    void keep(String user, String credential, Device changed);

    /** The address the device is rung at; empty takes it away. */
    void keepPush(String user, String credential, Optional<PushAddress> push);

    Optional<byte[]> offlineKey(String user, String credential);

    /** Gone, with the sessions it opened and the requests that wait for it. */
    void revoke(String user, String credential, Instant now);
}
