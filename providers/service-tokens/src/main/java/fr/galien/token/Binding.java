package fr.galien.token;

import java.util.Optional;

/** What a token is bound to: whoever presents it has to show the same. */
public sealed interface Binding {

    /** The certificate the client authenticated with. */
    record ToCertificate(CertificateBinding certificate) implements Binding {}

    /** @param thumbprint of the key of the DPoP proof (RFC 9449 §6.1) */
    record ToKey(String thumbprint) implements Binding {}

    /** Nothing: whoever has the token has what it gives. */
    record ToNothing() implements Binding {}

    /** Checks a parameter {@code cnf}, which is never believed: it says what the connection says, or is refused. */
    default Binding confirmedBy(Optional<String> cnf) throws ExchangeRefused {
        if (cnf.isPresent()
                && !(this instanceof ToCertificate(CertificateBinding certificate)
                        && certificate.isNamedBy(cnf.get()))) {
            throw new ExchangeRefused(ExchangeRefusal.CONFIRMATION_DIFFERS);
        }
        return this;
    }

    /** Refuses a token of a service that must be bound, where there is nothing to bind it to. */
    default Binding enoughFor(Service service) throws ExchangeRefused {
        if (service.kind().isBound() && this instanceof ToNothing) {
            throw new ExchangeRefused(ExchangeRefusal.NOT_BOUND);
        }
        return this;
    }
}
