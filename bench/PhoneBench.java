import com.fasterxml.jackson.databind.JsonNode;
import fr.galien.sandbox.SandboxHome;
import fr.galien.sandbox.client.ClientAuthentication;
import fr.galien.sandbox.client.ClientHabits;
import fr.galien.sandbox.client.ClientSpec;
import fr.galien.sandbox.client.Clients;
import fr.galien.sandbox.client.RegisteredClient;
import fr.galien.sandbox.login.Card;
import fr.galien.sandbox.login.CardLogin;
import fr.galien.sandbox.login.CibaLogin;
import fr.galien.sandbox.login.LoginSettings;
import fr.galien.sandbox.login.Outcome;
import fr.galien.sandbox.login.PhoneEnrolment;
import fr.galien.sandbox.login.PhoneLogin;
import fr.galien.sandbox.net.Json;
import fr.galien.sandbox.net.SandboxTrust;
import fr.galien.sandbox.phone.HeldPhone;
import fr.galien.sandbox.phone.PhoneBox;
import fr.galien.testkit.phone.Enrolled;
import fr.galien.testkit.phone.Enrolment;
import fr.galien.testkit.phone.PhoneLink;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.Semaphore;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.locks.LockSupport;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.FormElement;

/**
 * One running sandbox, one run, all through its front.
 *
 * <p><b>cost</b>: server CPU of whole logins, by card, by phone and over CIBA, in turn, so that the machine's mood is the same for
 * all. A login by phone has the polls of a page whose person takes six seconds and two looks of the open application; one over
 * CIBA is polled in vain once, every five seconds as the client may. What the server uses when nobody comes is taken off.
 *
 * <p><b>move</b>: from the answer to the phone's approval to the page's arrival at the software, the page polling as it is told,
 * with nobody else there and with --others other pages waiting, whose people
 * press on when their request runs out.
 *
 * <p><b>crowd</b>: as many pages as asked for, each of a browser of its own, polling as they are told: heap after a full
 * collection and threads before, with and after them, and how long an answer takes meanwhile.
 */
final class PhoneBench {

    private static final List<String> CARDS = List.of("medecin", "infirmiere", "pharmacien");
    private static final int CIBA_CLIENTS = 9;
    private static final int AT_ONCE = 3;
    private static final int PAGE_POLLS = 6;
    private static final int APPLICATION_LOOKS = 2;
    private static final int MOVES = 25;

    private final SandboxHome home;
    private final Server server;
    private final LoginSettings demo;
    private final List<HeldPhone> phones = new ArrayList<>();

    private PhoneBench(SandboxHome home) throws IOException {
        this.home = home;
        this.server = Server.of(home);
        this.demo = LoginSettings.of(home, Clients.of(home).get("demo"));
    }

    public static void main(String[] arguments) throws Exception {
        Map<String, String> options = new HashMap<>(Map.of("home", ".galien", "count", "15", "rounds", "5", "waiting", "5000", "others", "500"));
        List<String> parts = new ArrayList<>();
        for (int i = 0; i < arguments.length; i++) {
            if (arguments[i].startsWith("--")) {
                options.put(arguments[i].substring(2), arguments[++i]);
            } else {
                parts.add(arguments[i]);
            }
        }
        PhoneBench bench = new PhoneBench(new SandboxHome(Path.of(options.get("home"))));
        if (parts.isEmpty() || !parts.equals(List.of("crowd"))) {
            bench.takePhones();
        }
        if (parts.isEmpty() || parts.contains("cost")) {
            bench.cost(Integer.parseInt(options.get("count")), Integer.parseInt(options.get("rounds")));
        }
        if (parts.isEmpty() || parts.contains("move")) {
            bench.move(Integer.parseInt(options.get("others")));
        }
        if (parts.isEmpty() || parts.contains("crowd")) {
            bench.crowd(Integer.parseInt(options.get("waiting")));
        }
        System.exit(0);
    }

    private void takePhones() throws Exception {
        PhoneBox box = new PhoneBox(home);
        for (String card : CARDS) {
            String name = "bench-" + card;
            if (!box.names().contains(name)) {
                PhoneEnrolment screen = new PhoneEnrolment(home);
                URI link = screen.open(Card.find(home, card, Optional.empty()));
                Enrolled enrolled = Enrolment.claim(
                                box.service(), (PhoneLink.Enrol) PhoneLink.read(link).orElseThrow())
                        .answer(name);
                screen.confirm(enrolled.confirmation());
                box.keep(name, enrolled.phone());
            }
            phones.add(box.get(name));
        }
    }

    // ---- cost

    private void cost(int count, int rounds) throws Exception {
        List<LoginSettings> counters = counters();
        Card card = Card.find(home, CARDS.getFirst(), Optional.empty());
        Map<String, Logins> kinds = new LinkedHashMap<>();
        kinds.put("by card", round -> times(count, i -> require(new CardLogin(demo).run(card))));
        kinds.put("by phone", round -> times(count, i -> byPhone(phones.get(i % phones.size()))));
        kinds.put("over CIBA", round -> overCiba(counters, round));
        kinds.get("by card").run(0);
        kinds.get("by phone").run(0);
        double idle = server.idle(Duration.ofSeconds(20));
        System.out.printf("idle: %.1f ms of CPU a second, taken off%n", idle);
        Map<String, List<Double>> measured = new LinkedHashMap<>();
        for (int round = 1; round <= rounds; round++) {
            for (var kind : kinds.entrySet()) {
                double cpu = server.cpuMillis();
                long start = System.nanoTime();
                int logins = kind.getValue().run(round);
                double seconds = (System.nanoTime() - start) / 1e9;
                measured.computeIfAbsent(kind.getKey(), key -> new ArrayList<>())
                        .add((server.cpuMillis() - cpu - idle * seconds) / logins);
            }
        }
        measured.forEach((kind, values) -> tell("login " + kind + ", ms of server CPU", values));
        List<Double> card1 = measured.get("by card");
        for (String kind : List.of("by phone", "over CIBA")) {
            List<Double> ratios = new ArrayList<>();
            for (int i = 0; i < rounds; i++) {
                ratios.add(measured.get(kind).get(i) / card1.get(i));
            }
            tell("login " + kind + " / login by card", ratios);
        }
    }

    private void byPhone(HeldPhone phone) throws Exception {
        PhoneLogin login = new PhoneLogin(demo);
        PhoneLogin.Waiting screen = login.begin(phone.person());
        for (int i = 0; i < PAGE_POLLS; i++) {
            login.ask(screen);
        }
        for (int i = 0; i < APPLICATION_LOOKS; i++) {
            phone.use(held -> held.pending());
        }
        phone.approve(screen.number().orElseThrow());
        login.redeem(login.comeBack(screen));
    }

    /** Every person at three counters at once, as many as may wait. */
    private int overCiba(List<LoginSettings> counters, int round) throws Exception {
        List<Future<Outcome.LoggedIn>> done = new ArrayList<>();
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (HeldPhone phone : phones) {
                for (int i = 0; i < AT_ONCE; i++) {
                    LoginSettings counter = counters.get((round * AT_ONCE + i) % counters.size());
                    String digits = "%02d".formatted(10 * round % 90 + i);
                    done.add(threads.submit(() -> {
                        CibaLogin login = new CibaLogin(counter);
                        var asked = login.ask(phone.person(), digits);
                        Future<?> person = threads.submit(() -> {
                            pause(Duration.ofSeconds(6));
                            synchronized (phone) {
                                return phone.approveOf(counter.client().id(), digits);
                            }
                        });
                        Outcome.LoggedIn loggedIn = login.poll(asked);
                        person.get();
                        return loggedIn;
                    }));
                }
            }
            for (var one : done) {
                one.get();
            }
        }
        return done.size();
    }

    /** New ones each time: nobody may be asked more than five times an hour by one. */
    private List<LoginSettings> counters() {
        String run = "bench-ciba-" + Long.toString(System.currentTimeMillis() / 1000, 36) + "-";
        List<LoginSettings> counters = new ArrayList<>();
        for (int i = 0; i < CIBA_CLIENTS; i++) {
            RegisteredClient client = Clients.ensure(
                    home,
                    new ClientSpec(
                            run + i,
                            "Bench counter",
                            List.of(URI.create("https://localhost/never")),
                            List.of(),
                            new ClientAuthentication.BySecret(),
                            new ClientHabits(true, false, Optional.empty(), List.of(), ClientHabits.Ciba.TWO_DIGITS)));
            counters.add(LoginSettings.of(home, client));
        }
        System.out.println("clients " + run + "* stay registered; ./galien reset forgets them");
        return counters;
    }

    // ---- move

    private void move(int many) throws Exception {
        times(3, i -> byPhone(phones.get(i)));
        tell("ms from approval to arrival, nobody else there", moves());
        try (Crowd others = new Crowd(home, many, true)) {
            others.poll();
            others.open();
            tell("ms from approval to arrival, " + others.waiting() + " others waiting", moves());
            others.tell();
        }
    }

    private List<Double> moves() throws Exception {
        List<Double> millis = new ArrayList<>();
        for (int i = 0; i < MOVES; i++) {
            HeldPhone phone = phones.get(i % phones.size());
            PhoneLogin login = new PhoneLogin(demo);
            PhoneLogin.Waiting screen = login.begin(phone.person());
            try (ExecutorService thread = Executors.newVirtualThreadPerTaskExecutor()) {
                Future<Long> arrived = thread.submit(() -> {
                    var code = login.comeBack(screen);
                    long now = System.nanoTime();
                    login.redeem(code);
                    return now;
                });
                pause(Duration.ofMillis(ThreadLocalRandom.current().nextInt(1_500, 4_000)));
                phone.approve(screen.number().orElseThrow());
                long approved = System.nanoTime();
                millis.add((arrived.get() - approved) / 1e6);
            }
        }
        return millis;
    }

    // ---- crowd

    private void crowd(int size) throws Exception {
        tell("before", server);
        try (Crowd crowd = new Crowd(home, size, false)) {
            double cpu = server.cpuMillis();
            long start = System.nanoTime();
            crowd.poll();
            crowd.open();
            System.out.printf(
                    "%d pages opened in %.0f s, %.1f ms of server CPU each, polls included%n",
                    size, (System.nanoTime() - start) / 1e9, (server.cpuMillis() - cpu) / size);
            crowd.forget();
            cpu = server.cpuMillis();
            pause(Duration.ofSeconds(20));
            System.out.printf("server CPU of an answer: %.2f ms%n", (server.cpuMillis() - cpu) / crowd.answered());
            crowd.tell();
            tell("with them", server);
        }
        pause(Duration.ofSeconds(5));
        tell("after they left", server);
    }

    private static void tell(String when, Server server) throws Exception {
        System.out.printf("%s: %s%n", when, server.memory());
    }

    /** Pages that wait, each in a browser of its own. */
    private static final class Crowd implements AutoCloseable {

        private final URI page;
        private final HttpClient http;
        private final int size;
        private final boolean patient;
        private final List<Visitor> visitors = Collections.synchronizedList(new ArrayList<>());
        private final ConcurrentLinkedQueue<Double> answers = new ConcurrentLinkedQueue<>();
        private final Map<String, Integer> states = new ConcurrentHashMap<>();
        private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
        private final AtomicBoolean over = new AtomicBoolean();
        private final Semaphore opening = new Semaphore(8);
        private final Semaphore asking = new Semaphore(64);

        /** @param patient whether somebody whose request ran out presses on for another */
        Crowd(SandboxHome home, int size, boolean patient) {
            this.size = size;
            this.patient = patient;
            this.http = SandboxTrust.of(home).client();
            this.page = URI.create(home.addresses().issuer() + "/protocol/openid-connect/auth?response_type=code&client_id=demo"
                    + "&scope=openid+scope_all&acr_values=eidas1&state=s&nonce=n&redirect_uri="
                    + encoded(home.addresses().demo() + "/callback"));
        }

        void open() throws Exception {
            List<Future<?>> all = new ArrayList<>();
            for (int i = 0; i < size; i++) {
                all.add(threads.submit(() -> {
                    opening.acquire();
                    try {
                        Visitor visitor = new Visitor(http);
                        visitor.choosePhone(page);
                        visitors.add(visitor);
                        if (polling) {
                            threads.submit(() -> follow(visitor));
                        }
                    } finally {
                        opening.release();
                    }
                    return null;
                }));
            }
            for (Future<?> one : all) {
                one.get();
            }
        }

        private volatile boolean polling;

        void poll() {
            polling = true;
            List.copyOf(visitors).forEach(visitor -> threads.submit(() -> follow(visitor)));
        }

        private Void follow(Visitor visitor) throws Exception {
            while (!over.get()) {
                asking.acquire();
                JsonNode status;
                try {
                    long start = System.nanoTime();
                    status = visitor.status();
                    answers.add((System.nanoTime() - start) / 1e6);
                } finally {
                    asking.release();
                }
                String state = status.path("state").asText("none");
                if (!state.equals(visitor.state)) {
                    states.merge(state, 1, Integer::sum);
                    states.computeIfPresent(visitor.state, (key, many) -> many - 1);
                    visitor.state = state;
                }
                if (state.equals("expired") && patient) {
                    opening.acquire();
                    try {
                        visitor.renew();
                    } finally {
                        opening.release();
                    }
                } else if (!state.equals("waiting") && !state.equals("seen")) {
                    return null;
                }
                pause(Duration.ofMillis(status.path("again").asLong(1_000)));
            }
            return null;
        }

        int waiting() {
            return visitors.size();
        }

        void forget() {
            answers.clear();
        }

        int answered() {
            return answers.size();
        }

        void tell() {
            System.out.println("pages by state: " + new java.util.TreeMap<>(states) + ", answers: " + answers.size());
            PhoneBench.tell("ms until a status answer came", new ArrayList<>(answers));
        }

        @Override
        public void close() {
            over.set(true);
            threads.shutdownNow();
        }
    }

    /** One browser, as light as it can be. */
    private static final class Visitor {

        private final HttpClient http;
        private final Map<String, String> cookies = new LinkedHashMap<>();
        private URI status;
        private URI done;
        private volatile String state = "";

        Visitor(HttpClient http) {
            this.http = http;
        }

        void choosePhone(URI address) throws Exception {
            Document means = page(address, null);
            FormElement form = (FormElement) means.selectFirst("form:has([name=means][value=phone])");
            show(page(URI.create(form.absUrl("action")), "means=phone"));
        }

        void renew() throws Exception {
            show(page(done, "done=on"));
        }

        private void show(Document page) {
            status = URI.create(page.selectFirst("[data-status]").absUrl("data-status"));
            done = URI.create(((FormElement) page.selectFirst("form#galien-phone-done")).absUrl("action"));
        }

        JsonNode status() throws Exception {
            return Json.read(send(HttpRequest.newBuilder(status)).body());
        }

        private Document page(URI address, String form) throws Exception {
            HttpRequest.Builder request = HttpRequest.newBuilder(address).header("Accept", "text/html");
            HttpResponse<String> answer = send(
                    form == null
                            ? request
                            : request.header("Content-Type", "application/x-www-form-urlencoded")
                                    .POST(BodyPublishers.ofString(form)));
            return answer.statusCode() / 100 == 3
                    ? page(address.resolve(answer.headers().firstValue("Location").orElseThrow()), null)
                    : Jsoup.parse(answer.body(), address.toString());
        }

        private HttpResponse<String> send(HttpRequest.Builder request) throws Exception {
            if (!cookies.isEmpty()) {
                request.header("Cookie", String.join("; ", cookies.values()));
            }
            HttpResponse<String> answer = http.send(request.build(), BodyHandlers.ofString());
            answer.headers().allValues("Set-Cookie").forEach(cookie -> {
                String pair = cookie.split(";", 2)[0];
                cookies.put(pair.split("=", 2)[0], pair);
            });
            return answer;
        }
    }

    // ---- the server

    private record Server(ProcessHandle process) {

        static Server of(SandboxHome home) throws IOException {
            String line = Files.readAllLines(home.run().resolve("running.properties")).stream()
                    .filter(entry -> entry.startsWith("keycloak="))
                    .findFirst()
                    .orElseThrow();
            return new Server(
                    ProcessHandle.of(Long.parseLong(line.replaceFirst("keycloak=(\\d+).*", "$1"))).orElseThrow());
        }

        double cpuMillis() {
            return process.info().totalCpuDuration().orElseThrow().toNanos() / 1e6;
        }

        double idle(Duration time) {
            double before = cpuMillis();
            pause(time);
            return (cpuMillis() - before) / time.toSeconds();
        }

        /** After a full collection. */
        String memory() throws Exception {
            tool("jcmd", String.valueOf(process.pid()), "GC.run");
            List<String> lines = tool("jstat", "-gc", String.valueOf(process.pid())).lines().toList();
            List<String> names = List.of(lines.get(0).trim().split("\\s+"));
            List<String> values = List.of(lines.get(1).trim().split("\\s+"));
            double used = 0;
            for (String part : List.of("S0U", "S1U", "EU", "OU")) {
                used += Double.parseDouble(values.get(names.indexOf(part)).replace(',', '.'));
            }
            String threads = Files.readAllLines(Path.of("/proc/" + process.pid() + "/status")).stream()
                    .filter(line -> line.startsWith("Threads:"))
                    .findFirst()
                    .orElseThrow()
                    .replaceAll("\\D", "");
            return "%.1f MB of heap, %s threads".formatted(used / 1024, threads);
        }

        private static String tool(String name, String... arguments) throws Exception {
            List<String> command = new ArrayList<>(List.of(System.getProperty("java.home") + "/bin/" + name));
            command.addAll(List.of(arguments));
            Process tool = new ProcessBuilder(command).redirectErrorStream(true).start();
            String said = new String(tool.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            tool.waitFor();
            return said;
        }
    }

    // ---- small things

    @FunctionalInterface
    private interface Logins {
        /** @return how many there were */
        int run(int round) throws Exception;
    }

    @FunctionalInterface
    private interface OneLogin {
        void run(int number) throws Exception;
    }

    private static int times(int count, OneLogin login) throws Exception {
        for (int i = 0; i < count; i++) {
            login.run(i);
        }
        return count;
    }

    private static void require(Outcome outcome) {
        if (!(outcome instanceof Outcome.LoggedIn)) {
            throw new IllegalStateException(String.valueOf(outcome));
        }
    }

    private static void pause(Duration time) {
        long end = System.nanoTime() + time.toNanos();
        while (System.nanoTime() < end) {
            LockSupport.parkNanos(end - System.nanoTime());
            if (Thread.interrupted()) {
                throw new IllegalStateException("stopped");
            }
        }
    }

    private static void tell(String what, List<Double> values) {
        double[] sorted = values.stream().mapToDouble(Double::doubleValue).sorted().toArray();
        System.out.printf(
                Locale.ROOT,
                "%s: p50 %.2f, p95 %.2f (min %.2f, max %.2f; %d)%n",
                what,
                at(sorted, 0.5),
                at(sorted, 0.95),
                sorted.length == 0 ? 0 : sorted[0],
                sorted.length == 0 ? 0 : sorted[sorted.length - 1],
                sorted.length);
    }

    private static double at(double[] sorted, double share) {
        return sorted.length == 0 ? 0 : sorted[Math.min(sorted.length - 1, (int) (share * sorted.length))];
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
