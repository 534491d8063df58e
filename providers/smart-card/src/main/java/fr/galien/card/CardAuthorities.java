package fr.galien.card;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.cert.CertPath;
import java.security.cert.CertPathValidator;
import java.security.cert.CertPathValidatorException;
import java.security.cert.Certificate;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.PKIXParameters;
import java.security.cert.PKIXReason;
import java.security.cert.TrustAnchor;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.Collection;
import java.util.Date;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * The authorities the operator pinned. A card is verified against an intermediate among them and that one's root, and
 * against nothing else: pinning roots alone would take in the ELEMENTAIRE certificates, whose names look like a card's.
 */
public final class CardAuthorities {

    /** No authority, so no card: what a server without configuration has. */
    public static final CardAuthorities NONE = new CardAuthorities(List.of(), List.of());

    private record Intermediate(CardAuthority authority, CardAuthority root) {}

    private final List<CardAuthority> pinned;
    private final List<Intermediate> intermediates;

    private CardAuthorities(List<CardAuthority> pinned, List<Intermediate> intermediates) {
        this.pinned = pinned;
        this.intermediates = intermediates;
    }

    /**
     * Reads every file of a directory (hidden ones left out) as one certificate of an authority, PEM or DER.
     *
     * @throws IOException              if the directory or a file cannot be read
     * @throws IllegalArgumentException if a file is not one such certificate, or an intermediate is there without its root:
     *                                  a half-read list of authorities is worse than none. The message names the file.
     */
    public static CardAuthorities in(Path directory) throws IOException {
        List<Path> files;
        try (Stream<Path> entries = Files.list(directory)) {
            files = entries.filter(Files::isRegularFile)
                    .filter(file -> !file.getFileName().toString().startsWith("."))
                    .sorted()
                    .toList();
        }
        Stream.Builder<CardAuthority> read = Stream.builder();
        for (Path file : files) {
            read.add(read(file));
        }
        return of(read.build().toList());
    }

    static CardAuthorities of(List<CardAuthority> pinned) {
        List<CardAuthority> roots = pinned.stream()
                .filter(CardAuthority::isARoot)
                .filter(root -> root.issued(root.certificate()))
                .toList();
        List<Intermediate> intermediates = pinned.stream()
                .filter(authority -> !authority.isARoot())
                .map(authority -> new Intermediate(authority, rootOf(authority, roots)))
                .toList();
        return new CardAuthorities(List.copyOf(pinned), intermediates);
    }

    public List<CardAuthority> pinned() {
        return pinned;
    }

    /** Whether any card at all can be accepted. */
    public boolean canAccept() {
        return intermediates.stream()
                .anyMatch(intermediate -> !intermediate.authority().issues().isEmpty());
    }

    /**
     * The card with the authority that signed it, if a pinned one did. Dates are judged later, by a rule that can name them:
     * here the card is taken as if within its validity, and its authorities at that moment.
     *
     * @throws MalformedCertificate if it is signed and holds a critical extension nobody here understands (RFC 5280 §4.2)
     */
    Optional<IssuedCard> verify(CardCertificate card, Instant now) throws MalformedCertificate {
        for (Intermediate intermediate : intermediates) {
            if (intermediate.authority().issued(card.signed()) && isPath(card, intermediate, now)) {
                return Optional.of(new IssuedCard(card, intermediate.authority()));
            }
        }
        return Optional.empty();
    }

    /** Whether a pinned authority has the name a certificate gives to its issuer. Says nothing of the signature. */
    boolean namesLike(CardCertificate card) {
        return pinned.stream()
                .anyMatch(authority -> authority
                        .certificate()
                        .getSubjectX500Principal()
                        .equals(card.signed().getIssuerX500Principal()));
    }

    private static boolean isPath(CardCertificate card, Intermediate intermediate, Instant now)
            throws MalformedCertificate {
        Instant within = now.isAfter(card.notAfter())
                ? card.notAfter()
                : now.isBefore(card.notBefore()) ? card.notBefore() : now;
        try {
            CertPath path = CertificateFactory.getInstance("X.509")
                    .generateCertPath(
                            List.of(card.signed(), intermediate.authority().certificate()));
            PKIXParameters parameters = new PKIXParameters(
                    Set.of(new TrustAnchor(intermediate.root().certificate(), null)));
            parameters.setDate(Date.from(within));
            // Revocation is a rule of its own, asked at configured addresses; the JDK would ask at those the
            // certificate
            // names.
            parameters.setRevocationEnabled(false);
            CertPathValidator.getInstance("PKIX").validate(path, parameters);
            return true;
        } catch (CertPathValidatorException broken) {
            if (broken.getIndex() == 0 && broken.getReason() == PKIXReason.UNRECOGNIZED_CRIT_EXT) {
                throw new MalformedCertificate("a critical extension that is not understood", broken);
            }
            return false;
        } catch (GeneralSecurityException broken) {
            return false;
        }
    }

    private static CardAuthority rootOf(CardAuthority authority, List<CardAuthority> roots) {
        return roots.stream()
                .filter(root -> root.issued(authority.certificate()))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException(
                        "the root of '" + authority.name() + "' is not among the authorities"));
    }

    private static CardAuthority read(Path file) throws IOException {
        try (InputStream in = Files.newInputStream(file)) {
            Collection<? extends Certificate> certificates =
                    CertificateFactory.getInstance("X.509").generateCertificates(in);
            if (certificates.size() == 1 && certificates.iterator().next() instanceof X509Certificate certificate) {
                return CardAuthority.of(certificate);
            }
            throw new IllegalArgumentException("does not hold exactly one certificate");
        } catch (CertificateException | IllegalArgumentException unusable) {
            throw new IllegalArgumentException(file.getFileName() + ": " + unusable.getMessage(), unusable);
        }
    }
}
