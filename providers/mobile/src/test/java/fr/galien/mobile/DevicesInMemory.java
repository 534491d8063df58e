package fr.galien.mobile;

import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** The devices of a few people. */
final class DevicesInMemory implements Devices {

    private record Kept(String user, Device device, byte[] offlineKey) {}

    private final Map<String, Kept> kept = new ConcurrentHashMap<>();
    private final Set<String> lockedOut = new HashSet<>();

    void add(TestPhone phone, Device device) {
        kept.put(phone.credential(), new Kept(phone.user(), device, phone.offlineKey()));
    }

    void lockOut(String user) {
        lockedOut.add(user);
    }

    Device of(TestPhone phone) {
        return kept.get(phone.credential()).device();
    }

    @Override
    public Optional<Owned> find(String user, String credential) {
        return Optional.ofNullable(kept.get(credential))
                .filter(one -> one.user().equals(user))
                .map(one -> owned(credential, one));
    }

    @Override
    public List<Owned> of(String user) {
        return kept.entrySet().stream()
                .filter(one -> one.getValue().user().equals(user))
                .map(one -> owned(one.getKey(), one.getValue()))
                .toList();
    }

    private Owned owned(String credential, Kept one) {
        return new Owned(credential, one.device(), !lockedOut.contains(one.user()));
    }

    @Override
    public void keep(String user, String credential, Device changed) {
        kept.computeIfPresent(credential, (id, one) -> new Kept(one.user(), changed, one.offlineKey()));
    }

    @Override
    public void keepPush(String user, String credential, Optional<PushAddress> push) {
        throw new UnsupportedOperationException();
    }

    @Override
    public Optional<byte[]> offlineKey(String user, String credential) {
        return Optional.ofNullable(kept.get(credential)).map(Kept::offlineKey);
    }

    @Override
    public void revoke(String user, String credential, Instant now) {
        kept.remove(credential);
    }
}
