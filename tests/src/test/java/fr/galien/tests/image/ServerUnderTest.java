package fr.galien.tests.image;

import fr.galien.sandbox.launch.Running;
import fr.galien.sandbox.launch.Sandbox;
import fr.galien.sandbox.launch.SandboxSettings;
import fr.galien.sandbox.progress.Progress;

/** What runs the Keycloak that the system tests log in to. */
@FunctionalInterface
public interface ServerUnderTest {

    /**
     * Starts a whole sandbox around it.
     *
     * @throws org.opentest4j.TestAbortedException if this machine cannot run it; it says why
     */
    Running start(SandboxSettings settings) throws Exception;

    /** The distribution, as {@code ./galien up} starts it; the image if the system property {@code galien.server} says so. */
    static ServerUnderTest chosen() {
        return "image".equals(System.getProperty("galien.server"))
                ? new ImageServer()
                : settings -> Sandbox.start(settings, Progress.SILENT);
    }
}
