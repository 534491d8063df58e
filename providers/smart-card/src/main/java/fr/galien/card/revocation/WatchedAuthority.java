package fr.galien.card.revocation;

import java.math.BigInteger;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.util.Optional;

/** A pinned authority and the sources configured for it. */
record WatchedAuthority(
        String name, X509Certificate certificate, Optional<ListKeeper> list, Optional<Responder> responder) {

    SourceAnswer askList(BigInteger serial, Optional<Duration> oldest) {
        return list.map(keeper -> keeper.ask(serial, oldest))
                .orElseGet(() -> new SourceAnswer.Silent("no list of " + name + " is configured"));
    }

    SourceAnswer askResponder(BigInteger serial, Duration oldest) {
        return responder
                .map(one -> one.ask(serial, oldest))
                .orElseGet(() -> new SourceAnswer.Silent("no responder of " + name + " is configured"));
    }
}
