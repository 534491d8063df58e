package fr.galien.sandbox.launch;

import java.util.List;
import java.util.Map;

/** Runs Keycloak elsewhere than in a process of the distribution: the image's tests, in a container. */
@FunctionalInterface
public interface OtherServer {

    /**
     * Starts it with the same options and the same realm, on this machine's own network, and returns when it is ready.
     *
     * @param options     of {@code kc.sh start}; they name files by where they are on this machine
     * @param environment with the passwords
     * @return stops it
     */
    AutoCloseable start(List<String> options, Map<String, String> environment) throws Exception;
}
