package fr.galien.testkit.sign;

import fr.galien.testkit.card.Pin;
import fr.galien.testkit.card.SoftHsmToken;
import fr.galien.testkit.card.SoftwareCertificate;
import fr.galien.testkit.tls.PrivateFiles;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;

/**
 * The directory a server finds structures' signers in: {@code <number>.properties}, and what each speaks of beside it.
 *
 * @param directory made where there is none
 */
public record SignerFiles(Path directory) {

    /** The seal in a file, as only a sandbox may have it. */
    public void pkcs12(String structure, SoftwareCertificate seal, String password) {
        seal.toPkcs12(directory.resolve(structure + ".p12"), password.toCharArray());
        write(structure + ".password", password);
        write(structure, """
                type=pkcs12
                file=%1$s.p12
                password-file=%1$s.password
                """.formatted(structure));
    }

    /** The seal on a token. */
    public void pkcs11(String structure, SoftHsmToken token, Pin pin) {
        write(structure + ".pin", pin.digits());
        write(structure, """
                type=pkcs11
                library=%s
                slot=%d
                alias=%s
                pin-file=%s.pin
                """.formatted(token.module(), token.slot(), SoftHsmToken.OBJECT_LABEL, structure));
    }

    /** The seal at a signer the structure runs. */
    public void csc(String structure, URI url, String token) {
        write(structure + ".token", token);
        write(structure, """
                type=csc
                url=%s
                credential=%s
                token-file=%s.token
                """.formatted(url, CscServer.CREDENTIAL, structure));
    }

    /** Anything at all. */
    public void raw(String name, String text) {
        put(name, text);
    }

    private void write(String name, String text) {
        put(name.contains(".") ? name : name + ".properties", text);
    }

    private void put(String name, String text) {
        try {
            PrivateFiles.write(directory.resolve(name), text.getBytes(StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
