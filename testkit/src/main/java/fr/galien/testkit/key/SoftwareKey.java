package fr.galien.testkit.key;

import java.io.IOException;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Predicate;

/**
 * A key and its owner's finger on it.
 *
 * <pre>
 * SoftwareKey key = SoftwareKey.of(maker, random);                  // bound to the device, attested
 * Registered enrolled = key.create(options, "https://localhost:8443");
 * Asserted shown      = key.get(request, "https://localhost:8443");
 * </pre>
 *
 * Both throw {@link KeyUnwilling} where a right key would not. Safe for use by several threads.
 */
public final class SoftwareKey {

    private static final UUID NOBODYS_MODEL = new UUID(0, 0);
    private static final int ID_BYTES = 32;

    private final Nature nature;
    private final SecureRandom random;
    private final List<Credential> credentials;

    SoftwareKey(Nature nature, List<Credential> credentials, SecureRandom random) {
        this.nature = nature;
        this.random = random;
        this.credentials = new ArrayList<>(credentials);
    }

    /** Bound to the device: on a keyring, or in a computer. */
    public static SoftwareKey of(KeyMaker maker, SecureRandom random) {
        return new SoftwareKey(new Nature(Optional.of(maker), false, true, KeyAlgorithm.ES256), List.of(), random);
    }

    /** In all of a person's devices; it says nothing of who made it. */
    public static SoftwareKey synced(SecureRandom random) {
        return new SoftwareKey(new Nature(Optional.empty(), true, true, KeyAlgorithm.ES256), List.of(), random);
    }

    /** A new one of the same make that cannot tell its owner from another. */
    public SoftwareKey withoutVerification() {
        return new SoftwareKey(
                new Nature(nature.maker(), nature.synced(), false, nature.algorithm()), List.of(), random);
    }

    /** A new one of the same make that signs otherwise. */
    public SoftwareKey signing(KeyAlgorithm algorithm) {
        return new SoftwareKey(
                new Nature(nature.maker(), nature.synced(), nature.verifies(), algorithm), List.of(), random);
    }

    public boolean synced() {
        return nature.synced();
    }

    /** How many pairs of keys are on it. */
    public synchronized int size() {
        return credentials.size();
    }

    /** The credential ids, base64url, oldest first. */
    public synchronized List<String> ids() {
        return credentials.stream().map(Credential::id).toList();
    }

    /** Makes a new pair of keys and keeps it. The user is always verified, so a key that cannot does nothing. */
    public Registered create(CreationOptions options, String origin) {
        verify();
        if (!options.algorithms().contains(nature.algorithm().cose())) {
            throw new KeyUnwilling("NotSupportedError", "the page takes none of its signatures");
        }
        if (ids().stream().anyMatch(options.excluded()::contains)) {
            throw new KeyUnwilling("InvalidStateError", "it is enrolled already");
        }
        return registration(options, origin).done();
    }

    /** The same before it is signed, whatever the page's wishes; the pair is kept. */
    public synchronized Registration registration(CreationOptions options, String origin) {
        byte[] id = new byte[ID_BYTES];
        random.nextBytes(id);
        Credential fresh = new Credential(
                options.rpId(),
                options.userHandle(),
                Base64.getUrlEncoder().withoutPadding().encodeToString(id),
                nature.algorithm(),
                nature.algorithm().generate(random),
                nature.synced() ? 0 : 1);
        credentials.add(fresh);
        Optional<KeyMaker> told = nature.maker().filter(maker -> options.attested());
        return new Registration(
                fresh,
                new ClientData("webauthn.create", options.challenge(), origin),
                options.rpId(),
                flags(),
                told.map(KeyMaker::aaguid).orElse(NOBODYS_MODEL),
                told.isPresent() ? AttestationFormat.PACKED : AttestationFormat.NONE,
                told.map(KeyMaker::key),
                told.map(maker -> List.of(maker.certificate())).orElse(List.of()),
                nature.synced() ? "hybrid,internal" : "usb");
    }

    /** Answers with the newest pair of keys that will do. */
    public Asserted get(RequestOptions options, String origin) {
        verify();
        return assertion(options, origin).done();
    }

    /** The same before it is signed. */
    public Assertion assertion(RequestOptions options, String origin) {
        return assertion(
                options,
                origin,
                each -> options.allowed().isEmpty() || options.allowed().contains(each.id()));
    }

    /** With a certain pair of keys: {@link #ids}. */
    public Assertion assertion(RequestOptions options, String origin, String id) {
        return assertion(options, origin, each -> each.id().equals(id));
    }

    private synchronized Assertion assertion(RequestOptions options, String origin, Predicate<Credential> which) {
        Credential credential = credentials.reversed().stream()
                .filter(each -> each.rpId().equals(options.rpId()))
                .filter(which)
                .findFirst()
                .orElseThrow(() -> new KeyUnwilling("NotAllowedError", "it knows nobody here"));
        Credential counted = nature.synced() ? credential : credential.counted(credential.counter() + 1);
        credentials.set(credentials.indexOf(credential), counted);
        return new Assertion(
                counted,
                new ClientData("webauthn.get", options.challenge(), origin),
                options.rpId(),
                flags(),
                counted.userHandle(),
                counted.id());
    }

    private void verify() {
        if (!nature.verifies()) {
            throw new KeyUnwilling("NotAllowedError", "it cannot tell its owner from another");
        }
    }

    private int flags() {
        return Flags.USER_PRESENT
                | (nature.verifies() ? Flags.USER_VERIFIED : 0)
                | (nature.synced() ? Flags.BACKUP_ELIGIBLE | Flags.BACKED_UP : 0);
    }

    /** Readable by the owner only. Who made it is not in it. */
    public synchronized void write(Path file) throws IOException {
        KeyFile.write(file, nature, credentials);
    }

    /**
     * @param maker of the keys that are bound to a device
     * @throws IOException when it cannot be read, or is not what {@link #write} writes
     */
    public static SoftwareKey read(Path file, KeyMaker maker, SecureRandom random) throws IOException {
        return KeyFile.read(file, maker, random);
    }

    @Override
    public String toString() {
        return "SoftwareKey[***]";
    }

    /** @param verifies whether it tells its owner from another, by PIN or finger */
    record Nature(Optional<KeyMaker> maker, boolean synced, boolean verifies, KeyAlgorithm algorithm) {}
}
