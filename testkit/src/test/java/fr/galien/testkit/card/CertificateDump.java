package fr.galien.testkit.card;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.cert.X509Certificate;
import java.util.HexFormat;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.bouncycastle.asn1.ASN1Encodable;
import org.bouncycastle.asn1.ASN1Primitive;
import org.bouncycastle.asn1.util.ASN1Dump;
import org.bouncycastle.asn1.x509.Certificate;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.TBSCertificate;

/**
 * A certificate as text to compare, field by field, extension values decoded. What differs from any card to the next is
 * left out (serial number, keys and their ids, dates, signature), their kind and size is not.
 */
final class CertificateDump {

    /** A line of a dump's byte string: 32 bytes at most, then the same as text. */
    private static final Pattern BYTES = Pattern.compile("\\s+((?:[0-9a-f]{2}){1,32})(?=\\s|$)");

    private CertificateDump() {}

    /** With values, so that two cards of the same person and kind compare equal. Hosts of addresses are left out. */
    static String withValues(X509Certificate certificate) throws Exception {
        return dump(certificate)
                .replaceAll("(http|ldap)://[^/)]*", "$1://host")
                .replaceAll("(PrintableString\\(\\d+/)\\d{10}\\)", "$1number)");
    }

    /** Types, identifiers of objects, order and criticality alone. Nothing of the holder or of an address is in it. */
    static String structure(X509Certificate certificate) throws Exception {
        return dump(certificate).replaceAll("(UTF8String|PrintableString|IA5String|Integer|Address)\\(.*\\)", "$1");
    }

    private static String dump(X509Certificate x509) throws Exception {
        Certificate certificate = Certificate.getInstance(x509.getEncoded());
        TBSCertificate body = certificate.getTBSCertificate();
        StringBuilder text = new StringBuilder();
        line(text, "version " + certificate.getVersionNumber());
        line(text, "serial of " + body.getSerialNumber().getValue().toByteArray().length + " bytes");
        section(text, "signature", certificate.getSignatureAlgorithm());
        section(text, "issuer", body.getIssuer());
        line(text, "from " + body.getStartDate().toASN1Primitive().getClass().getSimpleName());
        line(text, "to " + body.getEndDate().toASN1Primitive().getClass().getSimpleName());
        section(text, "subject", body.getSubject());
        section(text, "key", body.getSubjectPublicKeyInfo().getAlgorithm());
        for (var oid : body.getExtensions().getExtensionOIDs()) {
            Extension extension = body.getExtensions().getExtension(oid);
            line(text, "extension " + oid.getId() + (extension.isCritical() ? " critical" : ""));
            text.append(
                    isKeyId(extension)
                            ? "    of " + extension.getExtnValue().getOctets().length + " bytes\n"
                            : nested(extension.getParsedValue()));
        }
        return text.toString();
    }

    private static boolean isKeyId(Extension extension) {
        return extension.getExtnId().equals(Extension.subjectKeyIdentifier)
                || extension.getExtnId().equals(Extension.authorityKeyIdentifier);
    }

    private static void line(StringBuilder text, String line) {
        text.append(line).append('\n');
    }

    private static void section(StringBuilder text, String title, ASN1Encodable value) throws Exception {
        line(text, title);
        text.append(nested(value));
    }

    /** Read again from its DER, so that the same bytes give the same text. */
    private static String nested(ASN1Encodable value) throws IOException {
        ASN1Primitive read = ASN1Primitive.fromByteArray(value.toASN1Primitive().getEncoded());
        StringBuilder text = new StringBuilder();
        StringBuilder bytes = new StringBuilder();
        for (String line : ASN1Dump.dumpAsString(read, true).split("\\R")) {
            Matcher hexadecimal = BYTES.matcher(line);
            if (hexadecimal.lookingAt()) {
                bytes.append(hexadecimal.group(1));
            } else {
                appendBytes(text, bytes);
                line(text, "    " + line.stripTrailing().replaceFirst("String\\[\\d+\\]$", "String"));
            }
        }
        appendBytes(text, bytes);
        return text.toString();
    }

    /** An address is an implicitly tagged string, which a dump can only know as bytes. */
    private static void appendBytes(StringBuilder text, StringBuilder bytes) {
        if (bytes.isEmpty()) {
            return;
        }
        byte[] value = HexFormat.of().parseHex(bytes);
        String readable = new String(value, StandardCharsets.US_ASCII);
        line(text, "    = " + (readable.matches("(http|ldap)://.*") ? "Address(" + readable + ")" : bytes));
        bytes.setLength(0);
    }
}
