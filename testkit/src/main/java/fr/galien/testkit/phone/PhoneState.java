package fr.galien.testkit.phone;

import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.util.JSONObjectUtils;
import fr.galien.testkit.tls.PrivateFiles;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.text.ParseException;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * All a device remembers. Whoever has it is the device.
 *
 * @param name      of the device, given by its owner
 * @param issuer    of the service it belongs to
 * @param sub       its owner there
 * @param person    its owner's name, to be shown
 * @param cred      what it is called there
 * @param realmKeys the service's, as last seen
 */
public record PhoneState(
        String name,
        URI issuer,
        String sub,
        String person,
        String cred,
        PhoneKeys keys,
        OfflineKey offline,
        JWKSet realmKeys) {

    PhoneState with(JWKSet seen) {
        return new PhoneState(name, issuer, sub, person, cred, keys, offline, seen);
    }

    public PhoneState named(String other) {
        return new PhoneState(other, issuer, sub, person, cred, keys, offline, realmKeys);
    }

    /** With other keys: an attacker's, or the two in each other's place. */
    public PhoneState keyed(PhoneKeys others) {
        return new PhoneState(name, issuer, sub, person, cred, others, offline, realmKeys);
    }

    /** Readable by the owner only. */
    public void write(Path file) throws IOException {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("map", 1);
        json.put("name", name);
        json.put("issuer", issuer.toString());
        json.put("sub", sub);
        json.put("person", person);
        json.put("cred", cred);
        json.put("kPop", keys.pop().toJSONObject());
        json.put("kUv", keys.uv().toJSONObject());
        json.put("offline", offline.value());
        json.put("realm", realmKeys.toJSONObject());
        PrivateFiles.write(file, JSONObjectUtils.toJSONString(json).getBytes(StandardCharsets.UTF_8));
    }

    /** @throws IOException when it cannot be read, or is not what {@link #write} writes */
    public static PhoneState read(Path file) throws IOException {
        try {
            Map<String, Object> json = JSONObjectUtils.parse(Files.readString(file));
            return new PhoneState(
                    JSONObjectUtils.getString(json, "name"),
                    JSONObjectUtils.getURI(json, "issuer"),
                    JSONObjectUtils.getString(json, "sub"),
                    JSONObjectUtils.getString(json, "person"),
                    JSONObjectUtils.getString(json, "cred"),
                    new PhoneKeys(
                            ECKey.parse(JSONObjectUtils.getJSONObject(json, "kPop")),
                            ECKey.parse(JSONObjectUtils.getJSONObject(json, "kUv"))),
                    new OfflineKey(JSONObjectUtils.getString(json, "offline")),
                    JWKSet.parse(JSONObjectUtils.getJSONObject(json, "realm")));
        } catch (ParseException | NullPointerException e) {
            throw new IOException("this is no phone", e);
        }
    }

    @Override
    public String toString() {
        return "PhoneState[***]";
    }
}
