package fr.galien.bootstrap;

import java.io.BufferedReader;
import java.io.BufferedWriter;
import java.io.File;
import java.io.IOException;
import java.io.PrintStream;
import java.lang.reflect.InvocationTargetException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileTime;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.jar.Attributes;
import java.util.jar.JarFile;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import javax.tools.ToolProvider;

/**
 * What stands between {@code ./galien} and the command-line program: builds the project when its sources changed, then
 * runs the program in this same JVM. The first time it is run from source ({@code java Bootstrap.java}), so it uses the
 * JDK only; it leaves itself compiled in {@code .galien/build/bootstrap.jar}, since compiling costs more than all the
 * rest, and that jar makes itself anew when this source is no longer the one it came from.
 *
 * <p>A build is kept under the digest of the sources it was made from ({@code .galien/build/<digest>}): going back to
 * an earlier state of the sources needs no build, and a running sandbox keeps the jars it was started with.
 */
public final class Bootstrap {

    private static final int BUILDS_KEPT = 4;

    /** These must work when the sources do not, and are right in any version. */
    private static final Set<String> NEED_NO_BUILD = Set.of("down", "status");

    /** Directories that hold no source of the build. */
    private static final Set<String> NOT_SOURCE =
            Set.of(".git", ".galien", "target", "node_modules", ".idea", ".vscode", "test");

    /** The lines Maven adds to every failure, about itself. */
    private static final Pattern MAVEN_ADVICE =
            Pattern.compile("^\\[ERROR\\] *(To see the full|Re-run Maven|For more information|\\[Help|After correcting|mvn <args>)");

    private final Path root;
    private final Path builds;

    private Bootstrap(Path root) {
        this.root = root;
        this.builds = root.resolve(".galien").resolve("build");
    }

    public static void main(String[] args) throws Exception {
        // Since JDK 22 a console is there even when nobody looks at it; this one says the truth on 21 and 25 alike.
        if (System.getProperty("jdk.console") == null) {
            System.setProperty("jdk.console", "java.base");
        }
        Path root = Path.of(System.getProperty("galien.root")).toAbsolutePath().normalize();
        Path build;
        try {
            Path newer = new Bootstrap(root).ownJar();
            if (newer != null) {
                load(List.of(newer))
                        .loadClass(Bootstrap.class.getName())
                        .getMethod("main", String[].class)
                        .invoke(null, (Object) args);
                return;
            }
            build = new Bootstrap(root).build(args);
        } catch (Refusal refusal) {
            System.err.println(refusal.getMessage());
            System.exit(1);
            return;
        }
        run(build, args);
    }

    private static void run(Path build, String[] args) throws Exception {
        List<Path> classPath = new ArrayList<>();
        for (String entry : Files.readAllLines(build.resolve("classpath"))) {
            classPath.add(Path.of(entry));
        }
        System.setProperty("galien.build", build.toString());
        URLClassLoader program = load(classPath);
        Thread.currentThread().setContextClassLoader(program);
        try {
            Class.forName("fr.galien.sandbox.Galien", true, program)
                    .getMethod("main", String[].class)
                    .invoke(null, (Object) args);
        } catch (InvocationTargetException e) {
            throw e.getCause() instanceof Exception cause ? cause : e;
        }
    }

    private static URLClassLoader load(List<Path> classPath) throws IOException {
        URL[] urls = new URL[classPath.size()];
        for (int i = 0; i < urls.length; i++) {
            urls[i] = classPath.get(i).toUri().toURL();
        }
        return new URLClassLoader("galien", urls, ClassLoader.getPlatformClassLoader());
    }

    /**
     * Sees to it that the jar of this class belongs to its source.
     *
     * @return the jar to go on with, or null to go on with the class that runs
     */
    private Path ownJar() throws IOException {
        Path source = root.resolve("sandbox/src/bootstrap/java/fr/galien/bootstrap/Bootstrap.java");
        Path jar = builds.resolve("bootstrap.jar");
        String digest = HexFormat.of().formatHex(sha256().digest(Files.readAllBytes(source)));
        if (Files.exists(jar)) {
            try (JarFile made = new JarFile(jar.toFile())) {
                if (digest.equals(made.getManifest().getMainAttributes().getValue("Source-Digest"))) {
                    return null;
                }
            }
        }
        Files.createDirectories(builds);
        Path classes = Files.createTempDirectory(builds, "new-");
        int status = ToolProvider.getSystemJavaCompiler()
                .run(null, null, null, "--release", "21", "-d", classes.toString(), source.toString());
        if (status != 0) {
            throw new Refusal("BOX-1003: the build failed, at " + source + ".");
        }
        Manifest manifest = new Manifest();
        manifest.getMainAttributes().put(Attributes.Name.MANIFEST_VERSION, "1.0");
        manifest.getMainAttributes().putValue("Source-Digest", digest);
        Path fresh = Files.createTempFile(builds, "new-", ".jar");
        try (JarOutputStream out = new JarOutputStream(Files.newOutputStream(fresh), manifest);
                Stream<Path> files = Files.walk(classes)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                out.putNextEntry(new ZipEntry(classes.relativize(file).toString().replace(File.separatorChar, '/')));
                Files.copy(file, out);
            }
        }
        deleteTree(classes);
        // Windows does not replace a jar that runs: then it is this one that is used now, and the next run tries again.
        Path place = jar;
        try {
            Files.move(fresh, jar, StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException e) {
            place = fresh;
        }
        boolean runsFromSource = !String.valueOf(System.getProperty("java.class.path")).contains("bootstrap.jar");
        return runsFromSource ? null : place;
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    /** @return the directory of the build that belongs to today's sources; made now if it is not there */
    private Path build(String[] args) throws IOException, InterruptedException {
        if (args.length > 0 && NEED_NO_BUILD.contains(args[0])) {
            Optional<Path> last = builds().filter(Bootstrap::usable).findFirst();
            if (last.isPresent()) {
                return last.get();
            }
        }
        Path wanted = builds.resolve(sourceDigest());
        List<String> services = wantsServices(args) ? services() : List.of();
        if (usable(wanted) && services.stream().allMatch(service -> usable(wanted, service))) {
            return wanted;
        }
        Files.createDirectories(builds);
        try (FileChannel channel = FileChannel.open(
                        builds.resolve("lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
                FileLock lock = locked(channel)) {
            // Another one may have built the same while we waited.
            if (lock.isValid() && !usable(wanted)) {
                maven("!tests" + services().stream().map(service -> ",!services/" + service).collect(Collectors.joining()));
                keep(wanted);
                forgetOldBuilds(wanted);
            }
            List<String> missing = services.stream().filter(service -> !usable(wanted, service)).toList();
            if (!missing.isEmpty()) {
                maven(missing.stream().map("services/"::concat).collect(Collectors.joining(",")), "-am");
                for (String service : missing) {
                    keepService(wanted, service);
                }
            }
        }
        return wanted;
    }

    /** Their stacks are large: who does not call them neither downloads nor builds them. */
    private static boolean wantsServices(String[] args) {
        return args.length > 0
                && args[0].equals("up")
                && Stream.of(args).anyMatch(arg -> arg.equals("--services") || arg.startsWith("--services="));
    }

    /** The modules of the services that are programs of their own, by name. */
    private List<String> services() throws IOException {
        Path all = root.resolve("services");
        if (!Files.isDirectory(all)) {
            return List.of();
        }
        try (Stream<Path> modules = Files.list(all)) {
            return modules.filter(module -> Files.exists(module.resolve("pom.xml")))
                    .map(module -> module.getFileName().toString())
                    .sorted()
                    .toList();
        }
    }

    private static Path keptService(Path build, String service) {
        return build.resolve("services").resolve(service).resolve("target");
    }

    private static FileLock locked(FileChannel channel) throws IOException {
        FileLock lock = channel.tryLock();
        if (lock == null) {
            System.err.println("Another build of this checkout is running: waiting for it.");
            lock = channel.lock();
        }
        return lock;
    }

    private static boolean usable(Path build) {
        try {
            return Files.readAllLines(build.resolve("classpath")).stream().allMatch(entry -> Files.exists(Path.of(entry)));
        } catch (IOException e) {
            return false;
        }
    }

    private static boolean usable(Path build, String service) {
        try {
            String classPath = Files.readString(keptService(build, service).resolve("classpath")).strip();
            return Stream.of(classPath.split(File.pathSeparator)).allMatch(entry -> Files.exists(Path.of(entry)));
        } catch (IOException e) {
            return false;
        }
    }

    /** All that were kept, the newest first. */
    private Stream<Path> builds() throws IOException {
        if (!Files.isDirectory(builds)) {
            return Stream.empty();
        }
        try (Stream<Path> all = Files.list(builds)) {
            return all
                    .filter(Files::isDirectory)
                    .sorted(Comparator.comparing((Path dir) -> dir.toFile().lastModified()).reversed())
                    .toList()
                    .stream();
        }
    }

    private String sourceDigest() throws IOException {
        List<Path> sources = new ArrayList<>();
        Files.walkFileTree(root, new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult preVisitDirectory(Path dir, BasicFileAttributes attributes) {
                return NOT_SOURCE.contains(String.valueOf(dir.getFileName()))
                        ? FileVisitResult.SKIP_SUBTREE
                        : FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
                String name = name(file);
                if (name.equals("pom.xml") || name.endsWith("/pom.xml") || name.contains("/src/main/")) {
                    sources.add(file);
                }
                return FileVisitResult.CONTINUE;
            }
        });
        sources.sort(Comparator.comparing(this::name));
        MessageDigest digest = sha256();
        for (Path source : sources) {
            byte[] content = Files.readAllBytes(source);
            byte[] name = name(source).getBytes(StandardCharsets.UTF_8);
            digest.update(ByteBuffer.allocate(8).putInt(0, name.length).putInt(4, content.length));
            digest.update(name);
            digest.update(content);
        }
        return HexFormat.of().formatHex(digest.digest(), 0, 8);
    }

    private String name(Path source) {
        return root.relativize(source).toString().replace(File.separatorChar, '/');
    }

    private void maven(String modules, String... more) throws IOException, InterruptedException {
        Path log = root.resolve(".galien").resolve("log").resolve("build.log");
        Files.createDirectories(log.getParent());
        List<String> words = new ArrayList<>(List.of(
                mavenCommand().toString(),
                "-B",
                "-Dstyle.color=never",
                "-pl",
                modules,
                "package",
                "-Dmaven.test.skip=true",
                "-Dspotless.check.skip=true"));
        words.addAll(List.of(more));
        ProcessBuilder command = new ProcessBuilder(words);
        command.directory(root.toFile()).redirectErrorStream(true);
        command.environment().put("JAVA_HOME", System.getProperty("java.home"));
        Process maven = command.start();
        maven.getOutputStream().close();
        Thread cancel = new Thread(maven::destroy);
        Runtime.getRuntime().addShutdownHook(cancel);
        Set<String> errors = new LinkedHashSet<>();
        try (BuildLine line = new BuildLine();
                BufferedReader output = maven.inputReader(Charset.defaultCharset());
                BufferedWriter copy = Files.newBufferedWriter(log)) {
            for (String said = output.readLine(); said != null; said = output.readLine()) {
                copy.write(said);
                copy.newLine();
                line.said(said);
                String error = said.replace("-> [Help 1]", "").stripTrailing();
                boolean wrong = error.startsWith("[ERROR] ") || error.startsWith("[WARNING] " + root);
                if (wrong && !MAVEN_ADVICE.matcher(error).find() && errors.size() < 8) {
                    errors.add(error);
                }
            }
        }
        int status = maven.waitFor();
        Runtime.getRuntime().removeShutdownHook(cancel);
        if (status != 0) {
            throw new Refusal(String.join(System.lineSeparator(), errors) + System.lineSeparator()
                    + "BOX-1003: the build failed. Its whole output is in " + log + ".");
        }
    }

    private static Path mavenCommand() {
        String program = System.getProperty("os.name").startsWith("Windows") ? "mvn.cmd" : "mvn";
        List<String> places = new ArrayList<>();
        for (String home : new String[] {"MAVEN_HOME", "M2_HOME"}) {
            if (System.getenv(home) != null) {
                places.add(System.getenv(home) + File.separator + "bin");
            }
        }
        places.addAll(List.of(System.getenv().getOrDefault("PATH", "").split(File.pathSeparator)));
        for (String place : places) {
            if (!place.isBlank() && Files.isExecutable(Path.of(place, program))) {
                return Path.of(place, program);
            }
        }
        throw new Refusal("BOX-1002: Maven was not found. Install it (https://maven.apache.org) so that `mvn` is on"
                + " the PATH, then run this again.");
    }

    /** Copies what the reactor built aside, in one move, so that a later build does not change it under a running program. */
    private void keep(Path wanted) throws IOException {
        Path target = root.resolve("sandbox").resolve("target");
        Path fresh = Files.createTempDirectory(builds, "new-");
        List<String> entries = new ArrayList<>();
        Path own = target.resolve("galien-sandbox.jar");
        entries.add(wanted.resolve(own.getFileName()).toString());
        Files.copy(own, fresh.resolve(own.getFileName()));
        for (String entry : Files.readString(target.resolve("classpath")).strip().split(File.pathSeparator)) {
            Path jar = Path.of(entry);
            if (jar.startsWith(root)) {
                Files.copy(jar, fresh.resolve(jar.getFileName()));
                entries.add(wanted.resolve(jar.getFileName()).toString());
            } else {
                entries.add(entry);
            }
        }
        Files.createDirectory(fresh.resolve("providers"));
        try (Stream<Path> providers = Files.list(target.resolve("providers"))) {
            for (Path jar : providers.toList()) {
                Files.copy(jar, fresh.resolve("providers").resolve(jar.getFileName()));
            }
        }
        Files.write(fresh.resolve("classpath"), entries);
        deleteTree(wanted);
        Files.move(fresh, wanted, StandardCopyOption.ATOMIC_MOVE);
    }

    /** The same for a service: its own jar, and the list of what it needs. */
    private void keepService(Path wanted, String service) throws IOException {
        Path target = root.resolve("services").resolve(service).resolve("target");
        Path fresh = Files.createTempDirectory(builds, "new-");
        Path kept = keptService(wanted, service);
        String own = "galien-service-" + service + ".jar";
        Files.copy(target.resolve(own), fresh.resolve(own));
        List<String> entries = new ArrayList<>();
        for (String entry : Files.readString(target.resolve("classpath")).strip().split(File.pathSeparator)) {
            Path jar = Path.of(entry);
            if (jar.startsWith(root)) {
                Files.copy(jar, fresh.resolve(jar.getFileName()));
                entries.add(kept.resolve(jar.getFileName()).toString());
            } else {
                entries.add(entry);
            }
        }
        Files.writeString(fresh.resolve("classpath"), String.join(File.pathSeparator, entries));
        deleteTree(kept);
        Files.createDirectories(kept.getParent());
        Files.move(fresh, kept, StandardCopyOption.ATOMIC_MOVE);
    }

    private void forgetOldBuilds(Path current) throws IOException {
        Files.setLastModifiedTime(current, FileTime.from(Instant.now()));
        for (Path dir : builds().skip(BUILDS_KEPT).toList()) {
            deleteTree(dir);
        }
    }

    private static void deleteTree(Path tree) throws IOException {
        if (!Files.exists(tree)) {
            return;
        }
        try (Stream<Path> all = Files.walk(tree)) {
            // A file that cannot be deleted (Windows: still open in a running sandbox) goes with a later build.
            all.sorted(Comparator.reverseOrder()).forEach(path -> path.toFile().delete());
        }
    }

    /** A reason not to go on, for a person at the terminal. */
    private static final class Refusal extends RuntimeException {

        private static final long serialVersionUID = 1L;

        Refusal(String message) {
            super(message);
        }
    }

    /** One live line on a terminal, a line per module elsewhere: written to standard error, since answers go to standard output. */
    private static final class BuildLine implements AutoCloseable {

        private static final Pattern MODULE = Pattern.compile("\\[INFO\\] Building (\\S+) .*\\[(\\d+)/(\\d+)\\]");
        private static final Pattern DOWNLOAD = Pattern.compile("\\[INFO\\] Downloading from \\S+: \\S*/(\\S+)");

        private final PrintStream out = System.err;
        private final boolean live = System.console() != null;
        private final long start = System.nanoTime();
        private final Thread ticker = new Thread(this::tick, "build-line");
        private volatile boolean done;
        private volatile String module = "reading the project";
        private volatile String download = "";

        BuildLine() {
            if (live) {
                ticker.setDaemon(true);
                ticker.start();
            } else {
                out.println("Building Galien (sources changed or first run)");
            }
        }

        void said(String line) {
            Matcher building = MODULE.matcher(line);
            Matcher downloading = DOWNLOAD.matcher(line);
            if (building.find()) {
                module = building.group(1) + " (" + building.group(2) + "/" + building.group(3) + ")";
                download = "";
                if (!live) {
                    out.println("  " + seconds() + "  " + module);
                }
            } else if (downloading.find()) {
                download = "  downloading " + downloading.group(1);
            } else if (line.startsWith("[INFO] Downloaded ")) {
                download = "";
            }
        }

        private String seconds() {
            return String.format(Locale.ROOT, "%5.1f s", (System.nanoTime() - start) / 1e9);
        }

        private synchronized void tick() {
            while (!done) {
                String text = "  Building  " + seconds() + "  " + module + download;
                out.print("\r\u001b[2K" + (text.length() > 79 ? text.substring(0, 79) : text));
                out.flush();
                try {
                    wait(100);
                } catch (InterruptedException e) {
                    return;
                }
            }
        }

        @Override
        public void close() {
            synchronized (this) {
                done = true;
                notifyAll();
            }
            out.println((live ? "\r\u001b[2K" : "") + "  Build took" + seconds());
        }
    }
}
