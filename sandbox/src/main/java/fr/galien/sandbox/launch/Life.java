package fr.galien.sandbox.launch;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Whether a process still does anything. */
final class Life {

    private Life() {}

    /**
     * Where the first process of a machine does not care for orphans, as in many containers, they stay in the list of
     * processes after their end, and Java calls them alive.
     */
    static boolean in(ProcessHandle process) {
        return process.isAlive() && !isZombie(process.pid());
    }

    /** Linux says so in the first field behind the name, which is in parentheses (proc(5)). */
    private static boolean isZombie(long pid) {
        try {
            String stat = Files.readString(Path.of("/proc", String.valueOf(pid), "stat"));
            return stat.startsWith("Z", stat.lastIndexOf(')') + 2);
        } catch (IOException | SecurityException notLinux) {
            return false;
        }
    }
}
