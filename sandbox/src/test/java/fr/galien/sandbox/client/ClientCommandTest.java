package fr.galien.sandbox.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.KeyUse;
import com.nimbusds.jose.jwk.gen.ECKeyGenerator;
import fr.galien.sandbox.SandboxHome;
import fr.galien.sandbox.Trouble;
import fr.galien.sandbox.login.LoginSettings;
import fr.galien.sandbox.net.Json;
import fr.galien.testkit.tls.PemFiles;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.cert.X509Certificate;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import picocli.CommandLine;

class ClientCommandTest {

    private static final String REDIRECT = "http://localhost:8080/callback";
    private static final Pattern SECRET = Pattern.compile("sandbox-[A-Za-z0-9_-]{43}");

    @TempDir
    private Path home;

    private FakeAdmin admin;
    private StringWriter out;
    private Exception thrown;

    @BeforeEach
    void startASandbox() throws Exception {
        admin = new FakeAdmin(home);
    }

    @AfterEach
    void stop() {
        admin.close();
    }

    @Test
    void registersAConfidentialClientThatMayOnlyUseCodes() {
        assertThat(client("add", "mine", "--redirect", REDIRECT)).isZero();

        var made = admin.clients.get("mine");
        assertThat(made.path("publicClient").booleanValue()).isFalse();
        assertThat(made.path("standardFlowEnabled").booleanValue()).isTrue();
        assertThat(made.path("implicitFlowEnabled").booleanValue()).isFalse();
        assertThat(made.path("directAccessGrantsEnabled").booleanValue()).isFalse();
        assertThat(made.path("serviceAccountsEnabled").booleanValue()).isFalse();
        assertThat(made.path("fullScopeAllowed").booleanValue()).isFalse();
        assertThat(made.path("webOrigins")).isEmpty();
        assertThat(made.at("/redirectUris/0").textValue()).isEqualTo(REDIRECT);
        assertThat(made.path("redirectUris")).hasSize(1);
        assertThat(made.path("secret").textValue()).matches(SECRET);
    }

    @Test
    void grantsWhatTheOperatorGrantsElsewhereAndTakesItBack() {
        client(
                "add",
                "mine",
                "--redirect",
                REDIRECT,
                "--no-confirm",
                "--ask-activity",
                "--back-channel-logout",
                "https://localhost:8081/told",
                "--introspects",
                "one",
                "two");

        var granted = admin.clients.get("mine").path("attributes");
        assertThat(granted.path("galien.sso.confirm").textValue()).isEqualTo("false");
        assertThat(granted.path("galien.activity").textValue()).isEqualTo("ask");
        assertThat(granted.path("galien.introspection.of").textValue()).isEqualTo("one two");
        assertThat(granted.path("backchannel.logout.url").textValue()).isEqualTo("https://localhost:8081/told");

        client("add", "mine", "--redirect", REDIRECT);

        assertThat(List.of(
                        "galien.sso.confirm",
                        "galien.activity",
                        "galien.introspection.of",
                        "backchannel.logout.url",
                        "backchannel.logout.session.required"))
                .allSatisfy(habit -> assertThat(admin.clients
                                .get("mine")
                                .path("attributes")
                                .path(habit)
                                .textValue())
                        .isEmpty());
    }

    @Test
    void letsSoftwareAskPeopleOnTheirPhonesAndTakesItBack() {
        assertThat(client("add", "mine", "--redirect", REDIRECT, "--ciba")).isZero();
        assertThat(attribute("oidc.ciba.grant.enabled")).isEqualTo("true");
        assertThat(attribute("galien.ciba.digits")).isEmpty();

        assertThat(client("add", "mine", "--redirect", REDIRECT, "--ciba", "--six-digits"))
                .isZero();
        assertThat(attribute("galien.ciba.digits")).isEqualTo("6");

        assertThat(client("add", "mine", "--redirect", REDIRECT)).isZero();
        assertThat(attribute("oidc.ciba.grant.enabled")).isEmpty();
        assertThat(attribute("galien.ciba.digits")).isEmpty();
        assertThat(client("add", "mine", "--redirect", REDIRECT, "--six-digits"))
                .isEqualTo(2);
    }

    @Test
    void registersWhatSoftwareMayDoWithServicesAndTakesItBack() {
        assertThat(client(
                        "add",
                        "mine",
                        "--redirect",
                        REDIRECT,
                        "--service",
                        "service-record=record:read,record:write",
                        "--service",
                        "service-messaging=mssante:mail",
                        "--exchanges-for",
                        "demo",
                        "--exchanges-for",
                        "other",
                        "--speaks-for",
                        "10B0193488",
                        "--software",
                        "1234,My software,5.1"))
                .isZero();
        assertThat(attribute("galien.exchange.service-record")).isEqualTo("record:read record:write");
        assertThat(attribute("galien.exchange.service-messaging")).isEqualTo("mssante:mail");
        assertThat(admin.mail)
                .as("who may ask for it at login, too")
                .containsExactly(admin.clients.get("mine").path("id").textValue());
        assertThat(attribute("galien.exchange.subjects")).isEqualTo("demo other");
        assertThat(attribute("galien.structure")).isEqualTo("10B0193488");
        assertThat(attribute("galien.software.id")).isEqualTo("1234");
        assertThat(attribute("galien.software.name")).isEqualTo("My software");
        assertThat(attribute("galien.software.version")).isEqualTo("5.1");

        client("add", "mine", "--redirect", REDIRECT, "--service", "service-record=record:read");

        assertThat(attribute("galien.exchange.service-record")).isEqualTo("record:read");
        assertThat(List.of(
                        "galien.exchange.service-messaging",
                        "galien.exchange.subjects",
                        "galien.structure",
                        "galien.software.id",
                        "galien.software.name",
                        "galien.software.version"))
                .allSatisfy(name -> assertThat(attribute(name)).isEmpty());
    }

    @ParameterizedTest
    @CsvSource(delimiter = ';', textBlock = """
            --service; service-record; BOX-1117
            --service; service-record=; BOX-1117
            --service; =record:read; BOX-1117
            --service; subjects=demo; BOX-1117
            --service; service-record=récord; BOX-1117
            --service; ser vice=record:read; BOX-1071
            --exchanges-for; a b; BOX-1071
            --speaks-for; 12; BOX-1092
            --software; 1234; BOX-1118
            --software; 1234,,5.1; BOX-1118
            --software; 1234,My software,5.1,more; BOX-1118
            """)
    void refusesWhatGrantsNothing(String option, String value, String code) {
        assertThat(client("add", "mine", "--redirect", REDIRECT, option, value)).isEqualTo(1);
        assertThat(thrown)
                .isInstanceOfSatisfying(
                        Trouble.class, trouble -> assertThat(trouble.code()).isEqualTo(code));
        assertThat(admin.clients).doesNotContainKey("mine");
    }

    /** A service, or a proxy: it has credentials of its own, no flow, and stays what it is when it is registered anew. */
    @Test
    void registersAClientNobodyLogsInTo() throws IOException {
        SandboxHome sandbox = new SandboxHome(home);
        BackendSpec spec = new BackendSpec(
                "service-record",
                "Dossier",
                new ClientAuthentication.BySecret(),
                Map.of("galien.service", "record", "galien.service.scopes", "record:read"));
        RegisteredClient first = Clients.of(sandbox).register(spec);

        var made = admin.clients.get("service-record");
        for (String flow : List.of(
                "standardFlowEnabled",
                "implicitFlowEnabled",
                "directAccessGrantsEnabled",
                "serviceAccountsEnabled",
                "publicClient",
                "fullScopeAllowed")) {
            assertThat(made.path(flow).asBoolean(true)).as(flow).isFalse();
        }
        assertThat(made.path("redirectUris")).isEmpty();
        assertThat(made.path("attributes").path("galien.service").textValue()).isEqualTo("record");
        assertThat(first.secret()).matches(SECRET);
        assertThat(Clients.of(sandbox).register(spec).secret()).isEqualTo(first.secret());
        assertThat(client("show", "service-record")).isZero();
        assertThat(out.toString()).contains(first.secret()).doesNotContain("./galien login");
        assertThatThrownBy(() -> LoginSettings.of(sandbox, first))
                .isInstanceOfSatisfying(
                        Trouble.class, trouble -> assertThat(trouble.code()).isEqualTo("BOX-1127"));
    }

    @Test
    void doesNotTakeAStructureFromTwoPlaces() {
        assertThat(client(
                        "add",
                        "mine",
                        "--redirect",
                        REDIRECT,
                        "--auth",
                        "mtls",
                        "--structure",
                        "10B0193488",
                        "--speaks-for",
                        "10B0193489"))
                .isEqualTo(2);
        assertThat(admin.clients).doesNotContainKey("mine");
    }

    private String attribute(String name) {
        return admin.clients.get("mine").path("attributes").path(name).textValue();
    }

    @Test
    void refusesALogoutAddressThatCannotBeOne() {
        assertThat(client("add", "mine", "--redirect", REDIRECT, "--back-channel-logout", "http://elsewhere.example/"))
                .isNotZero();
        assertThat(admin.clients).doesNotContainKey("mine");
    }

    @Test
    void printsEverySettingAndRemembersThemForTheOwnerOnly() throws IOException {
        client("add", "mine", "--redirect", REDIRECT);

        assertThat(out.toString())
                .contains(admin.clients.get("mine").path("secret").textValue())
                .contains("/.well-known/wallet-openid-configuration", "/.well-known/openid-configuration")
                .contains("authorization_endpoint", "openid scope_all", "eidas1", "root.pem");
        Path file = home.resolve("clients/mine.properties");
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                .isEqualTo("rw-------");
        assertThat(Clients.of(new SandboxHome(home)).get("mine").secret())
                .isEqualTo(admin.clients.get("mine").path("secret").textValue());
    }

    @Test
    void changesTheAddressesAndKeepsTheSecretWhenAddedAgain() {
        client("add", "mine", "--redirect", REDIRECT);
        String secret = admin.clients.get("mine").path("secret").textValue();

        assertThat(client("add", "mine", "--redirect", "https://a.example/cb", "--redirect", "https://b.example/cb"))
                .isZero();
        assertThat(admin.clients.get("mine").path("secret").textValue()).isEqualTo(secret);
        assertThat(admin.clients.get("mine").path("redirectUris"))
                .extracting(uri -> uri.textValue())
                .containsExactly("https://a.example/cb", "https://b.example/cb");
        assertThat(out.toString()).contains("registered anew");
    }

    @Test
    void givesTheSameSecretAgainWhenTheServerForgotTheClient() {
        client("add", "mine", "--redirect", REDIRECT);
        String secret = admin.clients.remove("mine").path("secret").textValue();

        client("add", "mine", "--redirect", REDIRECT);
        assertThat(admin.clients.get("mine").path("secret").textValue()).isEqualTo(secret);
    }

    @Test
    void leavesTheServersOwnClientsAlone() throws IOException {
        var own = Json.object().put("id", "1").put("clientId", "account").put("secret", "s");
        admin.clients.put("account", own);

        assertThat(client("add", "account", "--redirect", REDIRECT)).isEqualTo(1);
        assertThat(trouble()).isEqualTo("BOX-1075");
        assertThat(admin.clients.get("account")).isSameAs(own);
        assertThat(home.resolve("clients/account.properties")).doesNotExist();
    }

    @Test
    void registersACertificateOnlyWithItsAuthority() {
        assertThat(client("add", "m", "--redirect", REDIRECT, "--auth", "mtls", "--subject-dn", "CN=m"))
                .isEqualTo(2);
        assertThat(client(
                        "add",
                        "m",
                        "--redirect",
                        REDIRECT,
                        "--auth",
                        "mtls",
                        "--subject-dn",
                        "CN=m",
                        "--ca-dn",
                        "CN=root"))
                .isZero();

        var made = admin.clients.get("m");
        assertThat(made.path("clientAuthenticatorType").textValue()).isEqualTo("client-x509");
        assertThat(made.at("/attributes/x509.subjectdn").textValue()).isEqualTo("CN=m");
        assertThat(made.at("/attributes/x509.casubjectdn").textValue()).isEqualTo("CN=root");
        assertThat(out.toString()).contains("tls_client_auth").doesNotContain("sandbox-");
    }

    @Test
    void issuesACertificateOfTheStructureAClientIsKnownBy() throws Exception {
        String[] add = {"add", "m", "--redirect", REDIRECT, "--auth", "mtls", "--structure", "10B0193488"};
        assertThat(client(add)).isZero();

        var made = admin.clients.get("m");
        assertThat(made.path("clientAuthenticatorType").textValue()).isEqualTo("client-x509");
        assertThat(made.at("/attributes/galien.tls.structure").textValue()).isEqualTo("10B0193488");
        assertThat(made.at("/attributes/x509.subjectdn").textValue()).isEmpty();
        Path certificate = home.resolve("clients/certificates/m.pem");
        X509Certificate issued = PemFiles.certificate(certificate);
        assertThat(made.at("/attributes/x509.casubjectdn").textValue())
                .isEqualTo(issued.getIssuerX500Principal().getName());
        assertThat(issued.getSubjectX500Principal().getName()).contains("OU=10B0193488", "CN=m");
        assertThat(Stream.of(
                        certificate,
                        home.resolve("clients/certificates/m.key.pem"),
                        home.resolve("clients/certificates/m.p12")))
                .allSatisfy(file -> assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                        .isEqualTo("rw-------"));
        assertThat(out.toString())
                .contains("tls_client_auth", certificate.toString())
                .doesNotContain("sandbox-");

        client(add);
        assertThat(PemFiles.certificate(certificate)).isEqualTo(issued);
        client("add", "m", "--redirect", REDIRECT, "--auth", "mtls", "--structure", "318751275100020");
        assertThat(PemFiles.certificate(certificate).getSubjectX500Principal().getName())
                .contains("OU=318751275100020");
    }

    @Test
    void issuesACertificateWithoutTheServerAndSaysHowToRegisterIt() throws Exception {
        admin.close();

        assertThat(client("certificate", "m", "--structure", "10B0193488")).isZero();
        X509Certificate issued = PemFiles.certificate(home.resolve("clients/certificates/m.pem"));
        assertThat(out.toString())
                .contains(
                        "--subject-dn \"" + issued.getSubjectX500Principal().getName() + "\"",
                        "--ca-dn \"" + issued.getIssuerX500Principal().getName() + "\"");
        assertThat(client("certificate", "../m", "--structure", "10B0193488")).isEqualTo(1);
        assertThat(trouble()).isEqualTo("BOX-1071");
        assertThat(client("certificate", "m", "--structure", "10B0193488,OU=x")).isEqualTo(1);
        assertThat(trouble()).isEqualTo("BOX-1092");
    }

    @Test
    void registersKeysOrWhereTheyArePublished() throws Exception {
        Path file = home.resolve("keys.json");
        ECKey pair = new ECKeyGenerator(Curve.P_256)
                .keyUse(KeyUse.SIGNATURE)
                .keyID("k")
                .generate();
        Files.writeString(file, new JWKSet(pair.toPublicJWK()).toString());

        assertThat(client("add", "m", "--redirect", REDIRECT, "--auth", "private_key_jwt", "--jwks", file.toString()))
                .isZero();
        var made = admin.clients.get("m");
        assertThat(made.path("clientAuthenticatorType").textValue()).isEqualTo("client-jwt");
        assertThat(made.at("/attributes/use.jwks.string").textValue()).isEqualTo("true");
        assertThat(JWKSet.parse(made.at("/attributes/jwks.string").textValue()).getKeyByKeyId("k"))
                .isEqualTo(pair.toPublicJWK());
        assertThat(out.toString()).contains("private_key_jwt").doesNotContain("sandbox-");

        assertThat(client(
                        "add",
                        "m",
                        "--redirect",
                        REDIRECT,
                        "--auth",
                        "private_key_jwt",
                        "--jwks-uri",
                        "https://software.example/keys"))
                .isZero();
        made = admin.clients.get("m");
        assertThat(made.at("/attributes/use.jwks.url").textValue()).isEqualTo("true");
        assertThat(made.at("/attributes/jwks.url").textValue()).isEqualTo("https://software.example/keys");
        assertThat(made.at("/attributes/use.jwks.string").textValue()).isEmpty();
        assertThat(client("show", "m")).isZero();
        assertThat(out.toString()).contains("https://software.example/keys");
    }

    @Test
    void refusesAPrivateKeyAndWhatIsNoKeySet() throws Exception {
        Path file = home.resolve("keys.json");
        Files.writeString(file, new JWKSet(new ECKeyGenerator(Curve.P_256).generate()).toString(false));
        client("add", "m", "--redirect", REDIRECT, "--auth", "private_key_jwt", "--jwks", file.toString());
        assertThat(trouble()).isEqualTo("BOX-1094");

        String ofNoUse = new JWKSet(new ECKeyGenerator(Curve.P_256).generate().toPublicJWK()).toString();
        for (String text : List.of(ofNoUse, "", "{}", "{\"keys\":[]}", "-----BEGIN PUBLIC KEY-----")) {
            Files.writeString(file, text);
            client("add", "m", "--redirect", REDIRECT, "--auth", "private_key_jwt", "--jwks", file.toString());
            assertThat(trouble()).isEqualTo("BOX-1093");
        }
        assertThat(admin.clients).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "--structure 10B0193488",
                "--auth mtls",
                "--auth mtls --structure 10B0193488 --subject-dn CN=m --ca-dn CN=r",
                "--auth mtls --subject-dn CN=m --ca-dn CN=r --jwks keys.json",
                "--auth private_key_jwt",
                "--auth private_key_jwt --jwks keys.json --jwks-uri https://software.example/keys",
                "--auth private_key_jwt --jwks-uri https://software.example/keys --structure 10B0193488",
                "--auth client_secret_jwt"
            })
    void refusesWaysThatDoNotGoTogether(String options) {
        assertThat(client(Stream.concat(Stream.of("add", "m", "--redirect", REDIRECT), Stream.of(options.split(" ")))
                        .toArray(String[]::new)))
                .isEqualTo(2);
        assertThat(admin.clients).isEmpty();
    }

    @Test
    void registersWhereALogoutMayLeadBackTo() {
        client("add", "mine", "--redirect", REDIRECT);
        assertThat(admin.clients
                        .get("mine")
                        .at("/attributes/post.logout.redirect.uris")
                        .textValue())
                .isEqualTo("+");

        client("add", "mine", "--redirect", REDIRECT, "--post-logout", "https://a/x", "--post-logout", "https://a/y");
        assertThat(admin.clients
                        .get("mine")
                        .at("/attributes/post.logout.redirect.uris")
                        .textValue())
                .isEqualTo("https://a/x##https://a/y");
    }

    @ParameterizedTest
    @ValueSource(strings = {"../../etc/passwd", "a/b", "", "-x y", "a b", "é"})
    void refusesAnIdThatIsNoFileName(String id) {
        assertThat(client("add", "--redirect", REDIRECT, "--", id)).isEqualTo(1);
        assertThat(trouble()).isEqualTo("BOX-1071");
    }

    @Test
    void refusesAWildcardBeforeAskingTheServer() {
        admin.close();

        assertThat(client("add", "mine", "--redirect", "https://a.example/*")).isEqualTo(1);
        assertThat(trouble()).isEqualTo("BOX-1070");
    }

    @Test
    void saysThatTheServerDoesNotAnswer() {
        admin.close();

        client("add", "mine", "--redirect", REDIRECT);
        assertThat(trouble()).isEqualTo("BOX-1063");
    }

    @Test
    void saysThatTheAdministratorIsNotLetIn() throws IOException {
        Files.writeString(home.resolve("secrets.properties"), "admin.client.id=box\nadmin.client.secret=wrong\n");

        client("add", "mine", "--redirect", REDIRECT);
        assertThat(trouble()).isEqualTo("BOX-1073");
    }

    @Test
    void saysWhatTheServerHasAgainstIt() {
        admin.refuses();

        client("add", "mine", "--redirect", REDIRECT);
        assertThat(trouble()).isEqualTo("BOX-1074");
        assertThat(thrown).hasMessageContaining("409").hasMessageContaining("not today");
        assertThat(home.resolve("clients/mine.properties")).doesNotExist();
    }

    @Test
    void saysThatItsOwnMemoryIsDamaged() throws IOException {
        Files.createDirectories(home.resolve("clients"));
        Files.writeString(home.resolve("clients/mine.properties"), "nonsense\n");

        client("show", "mine");
        assertThat(trouble()).isEqualTo("BOX-1072");
    }

    @Test
    void listsAndShowsWithoutTheServer() {
        client("list");
        assertThat(out.toString()).contains("No software is registered");
        client("add", "mine", "--redirect", REDIRECT);
        admin.close();

        assertThat(client("list")).isZero();
        assertThat(out.toString()).contains("mine", REDIRECT);
        assertThat(client("show", "mine")).isZero();
        assertThat(out.toString()).contains("client_secret");
        assertThat(client("show", "other")).isEqualTo(1);
        assertThat(trouble()).isEqualTo("BOX-1062");
    }

    @ParameterizedTest
    @EnumSource
    void fillsEverySettingIntoTheTextForAStack(Stack stack) {
        client("add", "mine", "--redirect", REDIRECT);

        assertThat(client("show", "mine", "--for", stack.name().toLowerCase())).isZero();
        assertThat(out.toString())
                .contains(stack.title())
                .doesNotContainPattern(
                        "\\{(client|redirect|issuer|discovery|wallet|token|userinfo|jwks|end_|trust)[a-z_]*}");
    }

    @Test
    void printsAllStacksAtOnceAndKnowsNoOthers() {
        client("add", "mine", "--redirect", REDIRECT, "--for", "all");
        assertThat(out.toString()).contains("spring:", "OIDCClientID mine", "openid-client", "OIDC_ISSUER=");

        assertThat(client("show", "mine", "--for", "cobol")).isEqualTo(2);
    }

    private String trouble() {
        assertThat(thrown).isInstanceOf(Trouble.class);
        return ((Trouble) thrown).code();
    }

    private int client(String... arguments) {
        out = new StringWriter();
        thrown = null;
        String[] all = new String[arguments.length + 2];
        all[0] = arguments[0];
        all[1] = "--home";
        all[2] = home.toString();
        System.arraycopy(arguments, 1, all, 3, arguments.length - 1);
        return new CommandLine(new ClientCommand())
                .setOut(new PrintWriter(out))
                .setErr(new PrintWriter(new StringWriter()))
                .setExecutionExceptionHandler((e, command, result) -> {
                    thrown = e;
                    return 1;
                })
                .execute(all);
    }
}
