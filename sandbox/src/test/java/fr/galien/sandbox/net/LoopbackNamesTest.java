package fr.galien.sandbox.net;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.InetAddress;
import java.net.URISyntaxException;
import java.net.URL;
import java.net.URLClassLoader;
import java.net.UnknownHostException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class LoopbackNamesTest {

    @Test
    void resolvesEveryNameUnderLocalhostToLoopback() throws UnknownHostException {
        LoopbackNames.install();

        for (String name : List.of("card.galien.localhost", "A.LOCALHOST", "auth.localhost.")) {
            assertThat(InetAddress.getAllByName(name)).as(name).isNotEmpty().allMatch(InetAddress::isLoopbackAddress);
        }
    }

    @Test
    void keepsTheNameAskedForSinceTlsChecksIt() throws UnknownHostException {
        assertThat(InetAddress.getByName("card.galien.localhost").getHostName()).isEqualTo("card.galien.localhost");
    }

    @Test
    void triesIpv4FirstWhereTheFrontListens() throws UnknownHostException {
        assertThat(InetAddress.getByName("card.galien.localhost").getHostAddress())
                .isEqualTo("127.0.0.1");
    }

    @Test
    void leavesOtherNamesToTheSystem() throws UnknownHostException {
        assertThat(InetAddress.getByName("localhost").isLoopbackAddress()).isTrue();
        assertThatThrownBy(() -> InetAddress.getByName("notlocalhost.invalid"))
                .isInstanceOf(UnknownHostException.class);
    }

    @Test
    void isFoundWhenTheCommandLivesInAClassLoaderOfItsOwn() throws Exception {
        assertThat(inAProcessOfItsOwn("install")).isEqualTo("127.0.0.1");
    }

    @Test
    void saysSoWhenANameWasResolvedTooEarly() throws Exception {
        assertThat(inAProcessOfItsOwn("too late")).isEqualTo("BOX-1064");
    }

    /** As the bootstrap does: a class path without the command, whose classes come from another class loader. */
    private static String inAProcessOfItsOwn(String what) throws Exception {
        Process process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-cp",
                        location(Launched.class).toString(),
                        Launched.class.getName(),
                        what,
                        location(LoopbackNames.class).toString(),
                        location(fr.galien.identity.Failure.class).toString())
                .redirectErrorStream(true)
                .start();
        assertThat(process.waitFor(30, TimeUnit.SECONDS)).isTrue();
        return new String(process.getInputStream().readAllBytes()).strip();
    }

    private static Path location(Class<?> type) throws URISyntaxException {
        return Path.of(type.getProtectionDomain().getCodeSource().getLocation().toURI());
    }

    /** Run in the other process. */
    static final class Launched {

        private Launched() {}

        public static void main(String[] args) throws Exception {
            List<URL> classPath = new ArrayList<>();
            for (int i = 1; i < args.length; i++) {
                classPath.add(Path.of(args[i]).toUri().toURL());
            }
            if (args[0].equals("too late")) {
                InetAddress.getByName("localhost");
            }
            try (URLClassLoader loader =
                    new URLClassLoader(classPath.toArray(URL[]::new), ClassLoader.getPlatformClassLoader())) {
                install(loader);
            }
        }

        private static void install(ClassLoader loader) throws ReflectiveOperationException, IOException {
            try {
                loader.loadClass("fr.galien.sandbox.net.LoopbackNames")
                        .getMethod("install")
                        .invoke(null);
                System.out.println(
                        InetAddress.getByName("card.galien.localhost").getHostAddress());
            } catch (java.lang.reflect.InvocationTargetException e) {
                System.out.println(e.getCause().getClass().getMethod("code").invoke(e.getCause()));
            }
        }
    }
}
