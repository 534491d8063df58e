package fr.galien.oidc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.util.Optional;
import javax.security.auth.x500.X500Principal;
import org.bouncycastle.asn1.ASN1Encodable;
import org.bouncycastle.asn1.DERBMPString;
import org.bouncycastle.asn1.DEROctetString;
import org.bouncycastle.asn1.DERUTF8String;
import org.bouncycastle.asn1.x500.AttributeTypeAndValue;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x500.X500NameBuilder;
import org.bouncycastle.asn1.x500.style.BCStyle;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class StructureNumberTest {

    private static final StructureNumber HOSPITAL = new StructureNumber("10B0193488");

    @Test
    void isTheUnitOfASubjectAsAuthoritiesOfOrganisationsWriteIt() {
        assertThat(in("C=FR,ST=Paris (75),O=HOPITAL,OU=10B0193488,CN=dossier")).contains(HOSPITAL);
    }

    @Test
    void isTheUnitWhereverItStands() {
        assertThat(in("OU=10B0193488,CN=a,C=FR")).contains(HOSPITAL);
        assertThat(StructureNumber.in(principal(new X500NameBuilder()
                        .addMultiValuedRDN(new AttributeTypeAndValue[] {
                            utf8("CN", "a"), new AttributeTypeAndValue(BCStyle.OU, new DERUTF8String("10B0193488"))
                        })
                        .build())))
                .contains(HOSPITAL);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", "10B01", "10B0193488 ", " 10B0193488", "10b0193488", "A0B0193488", "10B0193488\n", "*", ".*"
            })
    void isNothingElse(String text) {
        assertThatThrownBy(() -> new StructureNumber(text)).isInstanceOf(IllegalArgumentException.class);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "C=FR,O=HOPITAL,CN=dossier",
                "C=FR,OU=,CN=dossier",
                "C=FR,OU=10B0193488,OU=318751275100020,CN=two",
                "C=FR,OU=10B0193488,OU=10B0193488,CN=the same twice",
                "C=FR,OU=10B0193488,OU=a department,CN=two"
            })
    void refusesToChooseAmongSeveralUnitsOrNone(String subject) {
        assertThat(in(subject)).isEmpty();
    }

    /** A vendor may choose its common name. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "OU=10B0193488",
                "x,OU=10B0193488",
                "x, OU=10B0193488,C=FR",
                "x+OU=10B0193488",
                "x\",OU=10B0193488,O=\"",
                "x\\,OU=10B0193488",
                "x/OU=10B0193488",
                "x\nOU=10B0193488",
                "x\u0000,OU=10B0193488"
            })
    void doesNotFindAUnitInsideACommonName(String commonName) {
        assertThat(StructureNumber.in(principal(new X500NameBuilder()
                        .addRDN(BCStyle.C, "FR")
                        .addRDN(utf8("CN", commonName))
                        .build())))
                .isEmpty();
        assertThat(StructureNumber.in(principal(new X500NameBuilder()
                        .addRDN(BCStyle.OU, "318751275100020")
                        .addRDN(utf8("CN", commonName))
                        .build())))
                .contains(new StructureNumber("318751275100020"));
    }

    @Test
    void refusesTwoUnitsInOnePart() {
        assertThat(StructureNumber.in(principal(new X500NameBuilder()
                        .addMultiValuedRDN(new AttributeTypeAndValue[] {unit("10B0193488"), unit("318751275100020")})
                        .build())))
                .isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"10B0193488\u0000", "10B0193488 ", "10B0193488\u00a0", "１０B0193488", "10Β0193488"})
    void refusesWhatOnlyLooksLikeTheNumber(String unit) {
        assertThat(StructureNumber.in(
                        principal(new X500NameBuilder().addRDN(unit(unit)).build())))
                .isEmpty();
    }

    @Test
    void refusesAUnitThatIsNoText() {
        assertThat(StructureNumber.in(principal(new X500NameBuilder()
                        .addRDN(attribute(new DEROctetString("10B0193488".getBytes())))
                        .build())))
                .isEmpty();
    }

    @Test
    void readsTheNumberInAnotherTypeOfText() {
        assertThat(StructureNumber.in(principal(new X500NameBuilder()
                        .addRDN(attribute(new DERBMPString("10B0193488")))
                        .build())))
                .contains(HOSPITAL);
    }

    private static Optional<StructureNumber> in(String subject) {
        return StructureNumber.in(principal(new X500Name(subject)));
    }

    private static AttributeTypeAndValue unit(String value) {
        return attribute(new DERUTF8String(value));
    }

    private static AttributeTypeAndValue attribute(ASN1Encodable value) {
        return new AttributeTypeAndValue(BCStyle.OU, value);
    }

    private static AttributeTypeAndValue utf8(String type, String value) {
        return new AttributeTypeAndValue(BCStyle.INSTANCE.attrNameToOID(type), new DERUTF8String(value));
    }

    private static X500Principal principal(X500Name name) {
        try {
            return new X500Principal(name.getEncoded());
        } catch (IOException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
