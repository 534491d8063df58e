package fr.galien.testkit.key;

import com.nimbusds.jose.util.JSONObjectUtils;
import fr.galien.testkit.tls.PrivateFiles;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.text.ParseException;
import java.util.ArrayList;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** All a key remembers. Whoever has the file has the key. */
final class KeyFile {

    private KeyFile() {}

    static void write(Path file, SoftwareKey.Nature nature, List<Credential> credentials) throws IOException {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("synced", nature.synced());
        json.put("verifies", nature.verifies());
        json.put("algorithm", nature.algorithm().name());
        json.put("credentials", credentials.stream().map(KeyFile::json).toList());
        PrivateFiles.write(file, JSONObjectUtils.toJSONString(json).getBytes(StandardCharsets.UTF_8));
    }

    private static Map<String, Object> json(Credential credential) {
        Base64.Encoder base64 = Base64.getEncoder();
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("rpId", credential.rpId());
        json.put("userHandle", credential.userHandle());
        json.put("id", credential.id());
        json.put("algorithm", credential.algorithm().name());
        json.put("private", base64.encodeToString(credential.keys().getPrivate().getEncoded()));
        json.put("public", base64.encodeToString(credential.keys().getPublic().getEncoded()));
        json.put("counter", credential.counter());
        return json;
    }

    static SoftwareKey read(Path file, KeyMaker maker, SecureRandom random) throws IOException {
        try {
            Map<String, Object> json = JSONObjectUtils.parse(Files.readString(file));
            boolean synced = JSONObjectUtils.getBoolean(json, "synced");
            List<Credential> credentials = new ArrayList<>();
            for (Map<String, Object> each : JSONObjectUtils.getJSONObjectArray(json, "credentials")) {
                credentials.add(credential(each));
            }
            return new SoftwareKey(
                    new SoftwareKey.Nature(
                            synced ? Optional.empty() : Optional.of(maker),
                            synced,
                            JSONObjectUtils.getBoolean(json, "verifies"),
                            KeyAlgorithm.valueOf(JSONObjectUtils.getString(json, "algorithm"))),
                    credentials,
                    random);
        } catch (ParseException | GeneralSecurityException | IllegalArgumentException | NullPointerException e) {
            throw new IOException("this is no key", e);
        }
    }

    private static Credential credential(Map<String, Object> json) throws ParseException, GeneralSecurityException {
        KeyAlgorithm algorithm = KeyAlgorithm.valueOf(JSONObjectUtils.getString(json, "algorithm"));
        Base64.Decoder base64 = Base64.getDecoder();
        return new Credential(
                JSONObjectUtils.getString(json, "rpId"),
                JSONObjectUtils.getString(json, "userHandle"),
                JSONObjectUtils.getString(json, "id"),
                algorithm,
                algorithm.read(
                        base64.decode(JSONObjectUtils.getString(json, "private")),
                        base64.decode(JSONObjectUtils.getString(json, "public"))),
                JSONObjectUtils.getLong(json, "counter"));
    }
}
