package fr.galien.testkit.card;

import static org.assertj.core.api.Assertions.assertThat;

import fr.galien.testkit.card.PublicationServer.Mood;
import java.io.IOException;
import java.math.BigInteger;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import org.bouncycastle.asn1.DEROctetString;
import org.bouncycastle.asn1.ocsp.OCSPObjectIdentifiers;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.Extensions;
import org.bouncycastle.cert.jcajce.JcaX509CertificateHolder;
import org.bouncycastle.cert.ocsp.BasicOCSPResp;
import org.bouncycastle.cert.ocsp.CertificateID;
import org.bouncycastle.cert.ocsp.CertificateStatus;
import org.bouncycastle.cert.ocsp.OCSPReqBuilder;
import org.bouncycastle.cert.ocsp.OCSPResp;
import org.bouncycastle.cert.ocsp.RevokedStatus;
import org.bouncycastle.operator.jcajce.JcaContentVerifierProviderBuilder;
import org.bouncycastle.operator.jcajce.JcaDigestCalculatorProviderBuilder;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PublicationServerTest {

    private static final byte[] NONCE = {1, 2, 3};

    @TempDir
    private Path directory;

    private final TestCard card = TestAuthority.aDoctor().issue();
    private final HttpClient client = HttpClient.newHttpClient();
    private RevocationLists lists;
    private PublicationServer server;

    @BeforeEach
    void start() {
        lists = new RevocationLists(directory, CardEnvironment.TEST, TestAuthority.AUTHORITY, Clock.systemUTC());
        lists.publish();
        server = PublicationServer.start(lists, Clock.systemUTC(), 0);
    }

    @AfterEach
    void stop() {
        server.close();
        client.close();
    }

    @Test
    void publishesTheLists() throws Exception {
        Path list = lists.files().get("TEST AC IGC-SANTE FORT PERSONNES");

        assertThat(get(server.list(list)).body()).isEqualTo(Files.readAllBytes(list));
        assertThat(get(server.list(Path.of("nobody.crl"))).statusCode()).isEqualTo(404);
    }

    @Test
    void answersForOneCertificateWithTheNonceOfTheQuestion() throws Exception {
        assertThat(status().getResponses()[0].getCertStatus()).isEqualTo(CertificateStatus.GOOD);

        lists.revoke(card.certificate());

        BasicOCSPResp revoked = status();
        assertThat(revoked.getResponses()[0].getCertStatus()).isInstanceOf(RevokedStatus.class);
        assertThat(revoked.isSignatureValid(new JcaContentVerifierProviderBuilder()
                        .build(card.chain().getFirst())))
                .isTrue();
        assertThat(revoked.getExtension(OCSPObjectIdentifiers.id_pkix_ocsp_nonce)
                        .getExtnValue()
                        .getOctets())
                .isEqualTo(NONCE);
    }

    @Test
    void canBeDownOrWrong() throws Exception {
        server.listsAre(Mood.DOWN);
        server.responderIs(Mood.WRONG);

        assertThat(get(server.list(lists.files().values().iterator().next())).statusCode())
                .isEqualTo(503);
        assertThat(ask().getStatus()).isEqualTo(OCSPResp.UNAUTHORIZED);
    }

    private HttpResponse<byte[]> get(URI address) throws IOException, InterruptedException {
        return client.send(HttpRequest.newBuilder(address).build(), BodyHandlers.ofByteArray());
    }

    private BasicOCSPResp status() throws Exception {
        return (BasicOCSPResp) ask().getResponseObject();
    }

    private OCSPResp ask() throws Exception {
        CertificateID id = new CertificateID(
                new JcaDigestCalculatorProviderBuilder().build().get(CertificateID.HASH_SHA1),
                new JcaX509CertificateHolder(card.chain().getFirst()),
                serial());
        byte[] question = new OCSPReqBuilder()
                .addRequest(id)
                .setRequestExtensions(new Extensions(
                        new Extension(OCSPObjectIdentifiers.id_pkix_ocsp_nonce, false, new DEROctetString(NONCE))))
                .build()
                .getEncoded();
        HttpRequest request = HttpRequest.newBuilder(server.ocsp())
                .POST(BodyPublishers.ofByteArray(question))
                .build();
        return new OCSPResp(client.send(request, BodyHandlers.ofByteArray()).body());
    }

    private BigInteger serial() {
        return card.certificate().getSerialNumber();
    }
}
