package fr.galien.testkit.phone;

import java.time.Duration;
import java.util.List;

/**
 * What the server has for a device (§4).
 *
 * @param requests that can be answered now
 * @param poll     how soon to ask again
 */
public record Pending(DeviceInfo device, List<PhoneRequest> requests, Duration poll) {}
