package fr.galien.tests.system;

import org.junit.platform.launcher.LauncherSession;
import org.junit.platform.launcher.LauncherSessionListener;

/** Ends the sandbox when the last test of the run has ended. */
public final class Stop implements LauncherSessionListener {

    @Override
    public void launcherSessionClosed(LauncherSession session) {
        TheSandbox.stop();
    }
}
