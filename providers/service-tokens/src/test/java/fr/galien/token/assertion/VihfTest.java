package fr.galien.token.assertion;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.entry;

import fr.galien.identity.Expertise;
import fr.galien.oidc.StructureNumber;
import fr.galien.token.SoftwareProduct;
import fr.galien.token.assertion.AssertionAnswer.Refused;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.bouncycastle.asn1.x500.X500NameBuilder;
import org.bouncycastle.asn1.x500.style.BCStyle;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What a VIHF says, and when there is none. That others accept it is tried in {@code tests/vihf}. */
class VihfTest {

    @TempDir
    static Path directory;

    static Vihf vihf;

    @BeforeAll
    static void openTheSigner() {
        vihf = new Vihf(Seals.ofTheStructure(directory), new SecureRandom());
    }

    @Test
    void saysEveryAttributeOfTheVihfInItsOrder() {
        assertThat(read(Order.ofADoctor()).attributes())
                .containsExactly(
                        entry("VIHF_Version", List.of("4.0")),
                        entry("Authentification_Mode", List.of("INDIRECTE_RENFORCEE")),
                        entry("Identifiant_Structure", List.of("10B0193488")),
                        entry("Secteur_Activite", List.of("SA07^1.2.250.1.71.4.2.4")),
                        entry("urn:oasis:names:tc:xspa:1.0:subject:subject-id", List.of("D'AUBREUIL Éloïse")),
                        entry(
                                "urn:oasis:names:tc:xacml:2.0:subject:role",
                                List.of(
                                        "Role 10 1.2.250.1.71.1.2.7 G15 Médecin",
                                        "Role SM26 1.2.250.1.71.4.2.5 R01 Qualifié en médecine générale (SM)")),
                        entry(
                                "urn:oasis:names:tc:xspa:1.0:subject:purposeofuse",
                                List.of(
                                        "PurposeOfUse normal 1.2.250.1.213.1.1.4.248 mode acces VIHF 2.0 Accès normal")),
                        entry("urn:oasis:names:tc:xacml:2.0:resource:resource-id", List.of(Order.PATIENT)),
                        entry("Ressource_URN", List.of("urn:dmp")),
                        entry("LPS_ID", List.of("LPS-1")),
                        entry("LPS_Nom", List.of("Logiciel & Cie")),
                        entry("LPS_Version", List.of("4.2")),
                        entry("LPS_ID_HOMOLOGATION_DMP", List.of("HOMOLOGATION-1")));
    }

    @Test
    void isAnAssertionOfTheStructureForFiveMinutes() {
        Read assertion = read(Order.ofADoctor());

        assertThat(assertion.children())
                .containsExactly(
                        "Issuer", "Signature", "Subject", "Conditions", "AuthnStatement", "AttributeStatement");
        assertThat(assertion.root().getAttribute("Version")).isEqualTo("2.0");
        assertThat(assertion.root().getAttribute("ID")).matches("_[0-9a-f]{32}");
        assertThat(assertion.root().getAttribute("IssueInstant")).isEqualTo("2026-11-22T10:15:30Z");
        assertThat(assertion.one("Issuer").getAttribute("Format"))
                .isEqualTo("urn:oasis:names:tc:SAML:1.1:nameid-format:X509SubjectName");
        assertThat(assertion.text("Issuer"))
                .isEqualTo("CN=Cachet du cabinet,OU=10B0193488,O=ETABLISSEMENT FICTIF,ST=Paris (75),C=FR");
        assertThat(assertion.text("NameID")).isEqualTo("899700000005");
        assertThat(assertion.one("Conditions").getAttribute("NotBefore")).isEqualTo("2026-11-22T10:15:30Z");
        assertThat(assertion.one("Conditions").getAttribute("NotOnOrAfter")).isEqualTo("2026-11-22T10:20:30Z");
        assertThat(assertion.one("Conditions").hasChildNodes()).isFalse();
        assertThat(assertion.one("AuthnStatement").getAttribute("AuthnInstant")).isEqualTo("2026-11-22T08:00:00Z");
        assertThat(assertion.text("AuthnContextDecl")).isEqualTo("APP_BROWSER_AUTH");
    }

    @Test
    void hasNoIdTwice() {
        assertThat(read(Order.ofADoctor()).root().getAttribute("ID"))
                .isNotEqualTo(read(Order.ofADoctor()).root().getAttribute("ID"));
    }

    @ParameterizedTest
    @CsvSource({"CARD,SmartcardPKI", "MOBILE,MobileTwoFactorUnregistered"})
    void saysHowThePersonLoggedIn(String mode, String contextClass) {
        assertThat(read(Order.ofADoctor().login(mode)).text("AuthnContextClassRef"))
                .isEqualTo("urn:oasis:names:tc:SAML:2.0:ac:classes:" + contextClass);
    }

    static Stream<Arguments> rolesBySituation() {
        Order one = Order.ofADoctor();
        return Stream.of(
                Arguments.of(
                        "pharmacist, by section and not by specialty",
                        one.as("21", "C").section("A"),
                        List.of(
                                "Role 21 1.2.250.1.71.1.2.7 G15 Pharmacien",
                                "Role A 1.2.250.1.71.4.2.6 G05 Pharmacien titulaire d'officine")),
                Arguments.of(
                        "nurse with a specialty of their own, but none for the record",
                        one.as("60", "C").practices(Order.practice("60", "C", "SI05")),
                        List.of("Role 60 1.2.250.1.71.1.2.7 G15 Infirmier")),
                Arguments.of(
                        "student of medicine",
                        one.as("10", "E"),
                        List.of("Role 10 1.2.250.1.71.1.2.8 G16 Médecin en formation")),
                Arguments.of(
                        "somebody known by their role",
                        one.as("99", "C").role("331"),
                        List.of(
                                "Role 99 1.2.250.1.213.1.6.1.140 R291 Acteur caractérisé par son rôle",
                                "Role 331 1.2.250.1.213.1.6.1.107 R85 ")),
                Arguments.of(
                        "user of a title",
                        one.as("93", "C"),
                        List.of("Role 93 1.2.250.1.213.1.6.1.109 R95 Psychologue")),
                Arguments.of(
                        "social worker",
                        one.as("41", "C"),
                        List.of("Role 41 1.2.250.1.213.1.6.1.4 R94 Assistant de service social")),
                Arguments.of(
                        "doctor of several specialties, who is a nurse too: the first of the doctor",
                        one.as("10", "C")
                                .practices(
                                        Order.practice("60", "C", "SI05"), Order.practice("10", "C", "SM54", "SM18")),
                        List.of(
                                "Role 10 1.2.250.1.71.1.2.7 G15 Médecin",
                                "Role SM54 1.2.250.1.71.4.2.5 R01 Médecine générale (SM)")),
                Arguments.of(
                        "doctor whose specialty is newer than the table: its code without a label",
                        one.as("10", "C").practices(Order.practice("10", "C", "SM95")),
                        List.of("Role 10 1.2.250.1.71.1.2.7 G15 Médecin", "Role SM95 1.2.250.1.71.4.2.5 R01 ")));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource
    void rolesBySituation(String who, Order order, List<String> roles) {
        assertThat(read(order).attributes().get("urn:oasis:names:tc:xacml:2.0:subject:role"))
                .isEqualTo(roles);
    }

    @Test
    void takesTheChosenSituationsSpecialtyAndNotAnyOfThePerson() {
        Order order = Order.ofADoctor().practices(Order.practice("10", "C", "SM54", "SM18"));
        Order chosen = order.situation(was -> new fr.galien.token.Situation(
                "10", "C", Optional.of(new Expertise("S", "SM18")), "", "", "SA07", "L", was.structure(), "", ""));

        assertThat(read(chosen).attributes().get("urn:oasis:names:tc:xacml:2.0:subject:role"))
                .contains("Role SM18 1.2.250.1.71.4.2.5 R01 Gériatrie (SM)");
    }

    @Test
    void saysThatAConnectionIsToStaySecretOnlyWhereItIs() {
        String name = "urn:oasis:names:tc:xspa:1.0:resource:patient:hl7:confidentiality-code";

        assertThat(read(Order.ofADoctor()).attributes()).doesNotContainKey(name);
        assertThat(read(Order.ofADoctor().confidentiality("INVISIBLE_PATIENT")).attributes())
                .containsEntry(name, List.of("INVISIBLE_PATIENT"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "160100406301960^^^&1.2.250.1.213.1.4.8&ISO^NH",
                "269042A98877745^^^&1.2.250.1.213.1.4.8&ISO^NH",
                "269049988877745^^^&1.2.250.1.213.1.4.9&ISO^NH"
            })
    void takesThePatientAsItStands(String patient) {
        assertThat(read(Order.ofADoctor().patient(patient)).attributes())
                .containsEntry("urn:oasis:names:tc:xacml:2.0:resource:resource-id", List.of(patient));
    }

    static Stream<Arguments> refusals() {
        Order one = Order.ofADoctor();
        SoftwareProduct product = one.software().orElseThrow();
        return Stream.of(
                Arguments.of(AssertionRefusal.NO_SIGNER, one.structure(new StructureNumber("10B0193489"))),
                Arguments.of(AssertionRefusal.NO_PRODUCT, one.software(null)),
                Arguments.of(
                        AssertionRefusal.NO_PRODUCT,
                        one.software(new SoftwareProduct("LPS-1", "", "4.2", product.homologation()))),
                Arguments.of(
                        AssertionRefusal.NO_HOMOLOGATION,
                        one.software(new SoftwareProduct("LPS-1", "Logiciel", "4.2", Optional.empty()))),
                Arguments.of(AssertionRefusal.NO_SECTOR, one.sector("")),
                Arguments.of(AssertionRefusal.NO_PROFESSION, one.as("", "C")),
                Arguments.of(AssertionRefusal.NO_PROFESSION, one.as("11", "C")),
                Arguments.of(AssertionRefusal.NO_SECOND_ROLE, one.as("10", "C").practices(Order.practice("10", "C"))),
                Arguments.of(AssertionRefusal.NO_SECOND_ROLE, one.as("21", "C")),
                Arguments.of(AssertionRefusal.NO_SECOND_ROLE, one.as("99", "C")),
                Arguments.of(AssertionRefusal.NO_PATIENT, one.patient(null)),
                Arguments.of(AssertionRefusal.NO_PATIENT, one.patient("")),
                Arguments.of(AssertionRefusal.PATIENT_MALFORMED, one.patient("160100406301960")),
                Arguments.of(AssertionRefusal.PATIENT_MALFORMED, one.patient(Order.PATIENT.replace("60^", "^"))),
                Arguments.of(AssertionRefusal.PATIENT_MALFORMED, one.patient(Order.PATIENT + "\n")),
                Arguments.of(AssertionRefusal.PATIENT_MALFORMED, one.patient(Order.PATIENT.replace("16", "1A"))),
                Arguments.of(AssertionRefusal.PATIENT_MALFORMED, one.patient(Order.PATIENT.replace("NH", "PI"))),
                Arguments.of(AssertionRefusal.PATIENT_MALFORMED, one.patient(Order.PATIENT.replace("213", "214"))),
                Arguments.of(AssertionRefusal.CONFIDENTIALITY_MALFORMED, one.confidentiality("</saml:Attribute>")),
                Arguments.of(AssertionRefusal.CONFIDENTIALITY_MALFORMED, one.confidentiality("")),
                Arguments.of(AssertionRefusal.WEAK_LOGIN, one.login("PASSWORD")),
                Arguments.of(AssertionRefusal.WEAK_LOGIN, one.login("")),
                Arguments.of(
                        AssertionRefusal.NOT_WRITABLE,
                        one.software(new SoftwareProduct("LPS-1", "Logiciel\u0001", "4.2", product.homologation()))));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("refusals")
    void refuses(AssertionRefusal why, Order order) {
        assertThat(vihf.issue(order.now())).isEqualTo(new Refused(why));
    }

    @Test
    void writesWhatLooksLikeMarkupAsText() {
        SoftwareProduct product =
                new SoftwareProduct("LPS-1", "</saml:AttributeValue><x a=\"'&\r\n\">]]>", "4.2", Optional.of("H"));

        assertThat(read(Order.ofADoctor().software(product)).attributes().get("LPS_Nom"))
                .containsExactly(product.name());
    }

    @Test
    void refusesASealThatHasExpiredSinceTheServerStarted() {
        assertThat(vihf.issue(Order.ofADoctor().at(Order.NOW.plus(Duration.ofDays(4 * 365)))))
                .isEqualTo(new Refused(AssertionRefusal.SEAL_NOT_VALID_NOW));
    }

    @Test
    void writesTheNamesOfASubjectAsTheRecordReadsThem(@TempDir Path elsewhere) {
        var seal = Seals.FACTORY.seal(new X500NameBuilder(BCStyle.INSTANCE)
                .addRDN(BCStyle.C, "FR")
                .addRDN(BCStyle.ST, "Rhône (69)")
                .addRDN(BCStyle.O, "SELARL \"A, B\" + C")
                .addRDN(BCStyle.OU, Order.STRUCTURE.value())
                .addRDN(BCStyle.GIVENNAME, "Éloïse")
                .addRDN(BCStyle.SURNAME, "D'AUBREUIL")
                .addRDN(BCStyle.CN, "Cachet")
                .build());
        Vihf other = new Vihf(Seals.in(elsewhere, seal), new SecureRandom());

        assertThat(Read.of(other.issue(Order.ofADoctor().now())).text("Issuer"))
                .isEqualTo("CN=Cachet,SN=D'AUBREUIL,GN=Éloïse,OU=10B0193488,O=SELARL \\\"A\\, B\\\" \\+ C,"
                        + "ST=Rhône (69),C=FR");
    }

    private static Read read(Order order) {
        return Read.of(vihf.issue(order.now()));
    }
}
