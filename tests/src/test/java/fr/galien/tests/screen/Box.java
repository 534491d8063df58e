package fr.galien.tests.screen;

import fr.galien.sandbox.SandboxHome;
import java.nio.file.Path;

final class Box {
    private Box() {}

    static SandboxHome home() {
        return new SandboxHome(Path.of("/work/wt/screen/.galien"));
    }
}
