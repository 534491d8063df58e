package fr.galien.resource;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * Why a request is refused, and what to answer. Nothing of the token is in it.
 *
 * @param code   stable, of {@code docs/errors.md}
 * @param status of HTTP
 * @param error  of RFC 6750 §3.1, RFC 9449 §7.1 or RFC 9470 §3; empty where no token was sent, or the fault is not the caller's
 * @param reason for a developer; no personal data
 * @param scheme whose challenge it is: {@code Bearer} or {@code DPoP}
 * @param hints  further parameters of the challenge
 */
public record Refusal(
        String code, int status, Optional<String> error, String reason, String scheme, Map<String, String> hints) {

    public Refusal {
        hints = Map.copyOf(hints);
    }

    /** The value of {@code WWW-Authenticate}: without error where there were no credentials (RFC 6750 §3), none where the caller is not at fault. */
    public Optional<String> challenge() {
        if (status >= 500) {
            return Optional.empty();
        }
        Map<String, String> parameters = new LinkedHashMap<>();
        error.ifPresent(value -> {
            parameters.put("error", value);
            parameters.put("error_description", code + ": " + reason);
        });
        hints.entrySet().stream()
                .sorted(Map.Entry.comparingByKey())
                .forEach(hint -> parameters.put(hint.getKey(), hint.getValue()));
        String all = parameters.entrySet().stream()
                .map(one -> one.getKey() + "=\"" + one.getValue() + "\"")
                .collect(Collectors.joining(", "));
        return Optional.of((scheme + " " + all).strip());
    }
}
