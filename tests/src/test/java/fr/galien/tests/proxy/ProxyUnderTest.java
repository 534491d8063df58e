package fr.galien.tests.proxy;

import java.nio.file.Path;
import java.util.List;

/** A proxy whose configuration is shipped and that can be run here. */
interface ProxyUnderTest {

    String program();

    /** The files of its configuration below {@code docker/}, the main one first. */
    List<String> files();

    /** Runs it in the foreground until it is killed. */
    List<String> command(String program, Path configuration);
}
