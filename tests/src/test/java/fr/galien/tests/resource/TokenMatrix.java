package fr.galien.tests.resource;

import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jose.JOSEException;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Every case on one stack. What a stack does not look at is named, and then is let in, so that we know the day it changes. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
abstract class TokenMatrix {

    private Pki pki;
    private FakeIssuer issuer;
    private Stack stack;

    @BeforeAll
    void start(@TempDir Path directory) throws IOException {
        pki = new Pki(directory);
        issuer = new FakeIssuer(pki);
        stack = start(directory, pki, issuer);
    }

    @AfterAll
    void stop() {
        if (stack != null) {
            stack.close();
        }
        if (issuer != null) {
            issuer.close();
        }
    }

    abstract Stack start(Path directory, Pki pki, FakeIssuer issuer) throws IOException;

    /** The bad tokens this stack lets in. */
    Set<TokenCase> unseen() {
        return Set.of();
    }

    /** The good tokens this stack does not let in. */
    Set<TokenCase> unknown() {
        return Set.of();
    }

    /** Whether this stack answers with the statuses of the standards, and not with one of its own. */
    boolean keepsToTheStatuses() {
        return true;
    }

    @ParameterizedTest
    @EnumSource
    void judges(TokenCase token) throws JOSEException {
        Sent sent = token.sent(issuer, stack.resource());

        Optional<HttpResponse<String>> answer = new Caller(pki).get(stack.resource(), sent);

        boolean letIn = answer.filter(one -> one.statusCode() == 200).isPresent();
        assertThat(letIn).isEqualTo(token.isGood() && !unknown().contains(token) || unseen().contains(token));
        if (!letIn && keepsToTheStatuses() && !unknown().contains(token)) {
            // Without a connection there is none.
            answer.ifPresent(one -> assertThat(one.statusCode()).isIn(token.statuses()));
            assertThat(answer.isPresent() || token == TokenCase.WITHOUT_CERTIFICATE)
                    .isTrue();
        }
    }

    @Test
    void takesAProofOnce() throws JOSEException {
        Caller caller = new Caller(pki);
        Sent sent = TokenCase.PROVED.sent(issuer, stack.resource());

        Optional<HttpResponse<String>> first = caller.get(stack.resource(), sent);
        Optional<HttpResponse<String>> second = caller.get(stack.resource(), sent);

        assertThat(first.orElseThrow().statusCode() == 200).isEqualTo(!unknown().contains(TokenCase.PROVED));
        assertThat(second.orElseThrow().statusCode()).isEqualTo(401);
    }

    Pki pki() {
        return pki;
    }

    FakeIssuer issuer() {
        return issuer;
    }

    Stack stack() {
        return stack;
    }
}
