package fr.galien.tests.vihf;

import fr.galien.testkit.tls.PemFiles;
import fr.galien.tests.proxy.Program;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Two programs of Debian that verify signatures: Aleksey Sanin's xmlsec1, and samlsign of Shibboleth's library for C++. */
record Tools(Path directory) {

    /** @param status 0 if it believes it */
    record Outcome(int status, String said) {}

    Outcome xmlsec1(String xml) throws IOException {
        PemFiles.write(directory.resolve("root.pem"), Structures.root());
        PemFiles.write(
                directory.resolve("authority.pem"), Structures.authorities().getFirst());
        return run(
                "xmlsec1",
                "--verify",
                "--enabled-key-data",
                "x509",
                "--id-attr:ID",
                "urn:oasis:names:tc:SAML:2.0:assertion:Assertion",
                "--trusted-pem",
                directory.resolve("root.pem").toString(),
                "--untrusted-pem",
                directory.resolve("authority.pem").toString(),
                written(xml));
    }

    Outcome samlsign(String xml) throws IOException {
        PemFiles.write(directory.resolve("seal.pem"), Structures.SEAL.certificate());
        return run(
                "samlsign",
                "-f",
                written(xml),
                "-c",
                directory.resolve("seal.pem").toString());
    }

    private String written(String xml) throws IOException {
        return Files.writeString(directory.resolve("vihf.xml").toAbsolutePath(), xml, StandardCharsets.UTF_8)
                .toString();
    }

    private static Outcome run(String program, String... arguments) throws IOException {
        List<String> command = new ArrayList<>(List.of(Program.find(program).toString()));
        command.addAll(List.of(arguments));
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        process.getOutputStream().close();
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        try {
            return new Outcome(process.waitFor(), said);
        } catch (InterruptedException e) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
