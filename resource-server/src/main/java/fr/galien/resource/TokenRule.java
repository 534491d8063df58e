package fr.galien.resource;

import java.util.Optional;

/** One thing a token has to be. */
@FunctionalInterface
interface TokenRule {

    /** @return why the token is refused; empty if the rule holds */
    Optional<Refusal> broken(PresentedToken token);

    /** A rule about the token's contents alone. */
    static Optional<Refusal> unless(boolean holds, Refusal otherwise) {
        return holds ? Optional.empty() : Optional.of(otherwise);
    }
}
