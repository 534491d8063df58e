package fr.galien.identity;

import java.util.List;

/**
 * Something that must not be true of a production server. A Keycloak provider factory that implements this is asked once
 * the server has its realms, before it takes a request; any fault stops a server that is not declared a sandbox.
 */
public interface ProductionCheck {

    /** A sentence for each fault, naming the thing at fault and never a person; empty if there is none. */
    List<Fault> faults();

    /**
     * @param code     stable, {@code PROD-09xx}, documented in {@code docs/errors.md}
     * @param sentence what is wrong and where to put it right
     */
    record Fault(String code, String sentence) implements Failure {}
}
