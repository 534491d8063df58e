package fr.galien.tests.vihf;

import fr.galien.resource.saml.SamlRefusal;
import fr.galien.resource.saml.VihfVerdict;
import fr.galien.resource.saml.VihfVerifier;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.ZoneOffset;

/** What the library says of an assertion, at the time all of them are made at. */
final class Verified {

    private Verified() {}

    static VihfVerifier verifier() {
        return new VihfVerifier(Structures.authorities(), Clock.fixed(Structures.NOW, ZoneOffset.UTC));
    }

    static VihfVerdict verdict(String xml) {
        return verifier().verify(octets(xml), Structures.ONE, Structures.DOCTOR);
    }

    static VihfVerdict refused(SamlRefusal why) {
        return new VihfVerdict.Refused(why);
    }

    static byte[] octets(String xml) {
        return xml.getBytes(StandardCharsets.UTF_8);
    }
}
