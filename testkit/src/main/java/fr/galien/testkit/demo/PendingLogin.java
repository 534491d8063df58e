package fr.galien.testkit.demo;

import com.nimbusds.oauth2.sdk.id.State;
import com.nimbusds.oauth2.sdk.pkce.CodeVerifier;
import com.nimbusds.openid.connect.sdk.Nonce;
import java.time.Instant;

/** A login that was sent to the provider and has not come back yet. */
record PendingLogin(State state, Nonce nonce, CodeVerifier verifier, Instant begun) {

    static PendingLogin begin(Instant now) {
        return new PendingLogin(new State(), new Nonce(), new CodeVerifier(), now);
    }

    @Override
    public String toString() {
        return "PendingLogin[***]";
    }
}
