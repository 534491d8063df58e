package fr.galien.testkit.phone;

import com.nimbusds.jose.util.JSONObjectUtils;
import java.io.IOException;
import java.text.ParseException;
import java.util.Map;

/**
 * A device as the server knows it (§4).
 *
 * @param status {@code active} or {@code suspended}
 * @param acr    what an approval of it is worth
 * @param ring   whether it may be rung
 */
public record DeviceInfo(String name, String status, String acr, boolean ring) {

    static DeviceInfo of(Map<String, Object> json) throws IOException {
        try {
            return new DeviceInfo(
                    JSONObjectUtils.getString(json, "name"),
                    JSONObjectUtils.getString(json, "status"),
                    JSONObjectUtils.getString(json, "acr"),
                    JSONObjectUtils.getBoolean(json, "ring"));
        } catch (ParseException | NullPointerException e) {
            throw new IOException("the service describes the device otherwise than the protocol says", e);
        }
    }
}
