package fr.galien.token.assertion.http;

import fr.galien.token.assertion.HashSigner;
import fr.galien.token.assertion.SignerSettings;
import java.net.http.HttpClient;
import java.time.Duration;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import javax.net.ssl.SSLContext;

/**
 * Reaches the signers that structures run (Cloud Signature Consortium API v2). Their addresses come from the operator's files,
 * so one in a private network is meant; no redirection leads elsewhere.
 */
public final class CscSigners implements HashSigner.Reach, AutoCloseable {

    /** Of a connection, and of a whole question: a person waits for the answer. */
    private static final Duration PATIENCE = Duration.ofSeconds(3);

    private final HttpClient client;
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final Duration patience;

    /** @param tls whose certificates are believed */
    public CscSigners(SSLContext tls) {
        this(tls, PATIENCE);
    }

    CscSigners(SSLContext tls, Duration patience) {
        this.patience = patience;
        this.client = HttpClient.newBuilder()
                .sslContext(tls)
                .followRedirects(HttpClient.Redirect.NEVER)
                .connectTimeout(patience)
                .build();
    }

    @Override
    public HashSigner at(SignerSettings.Remote settings) {
        return new CscSigner(settings, new JsonCalls(client, threads, patience));
    }

    @Override
    public void close() {
        client.shutdownNow();
        threads.shutdownNow();
    }
}
