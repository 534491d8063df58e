package fr.galien.resource;

import com.nimbusds.jwt.JWTClaimsSet;
import java.text.ParseException;
import java.time.Instant;
import java.util.Collections;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** What an accepted token says. Only {@link ResourceServer} makes one. */
public final class ServiceToken {

    private final JWTClaimsSet claims;

    ServiceToken(JWTClaimsSet claims) {
        this.claims = claims;
    }

    /** {@code sub}: who it is, for as long as they are known. */
    public String subject() {
        return claims.getSubject();
    }

    /** {@code SubjectNameID}: the national identifier, {@code 8} and the RPPS number. */
    public Optional<String> nationalId() {
        return text("SubjectNameID");
    }

    /** {@code Identifiant_Structure}: the structure in whose name the software asks (Struct_IdNat). */
    public Optional<String> structure() {
        return text("Identifiant_Structure");
    }

    /** {@code situation_exercice}: {@code 10C/SA07/L}. */
    public Optional<String> situation() {
        return text("situation_exercice");
    }

    /** {@code azp}: the software. */
    public Optional<String> software() {
        return text("azp");
    }

    /** What it allows. */
    public Set<String> scope() {
        return Claims.scope(claims);
    }

    /** {@code acr}: what the login was worth. At least what the service asks. */
    public Level level() {
        return Claims.level(claims).orElseThrow();
    }

    /** {@code auth_time}: when the person logged in. */
    public Optional<Instant> authenticatedAt() {
        return Claims.instant(claims, "auth_time");
    }

    /** {@code exp}. */
    public Instant expiresAt() {
        return claims.getExpirationTime().toInstant();
    }

    /** Every claim by its name, as JSON has it. */
    public Map<String, Object> claims() {
        return Collections.unmodifiableMap(claims.getClaims());
    }

    private Optional<String> text(String name) {
        try {
            return Optional.ofNullable(claims.getStringClaim(name));
        } catch (ParseException notText) {
            return Optional.empty();
        }
    }

    /** Says nothing: what is in it is personal. */
    @Override
    public String toString() {
        return "ServiceToken[…]";
    }
}
