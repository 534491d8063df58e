package fr.galien.tests.browser;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import fr.galien.sandbox.net.Json;
import java.io.DataInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Firefox without a window, driven by its own protocol (Marionette), which geckodriver, that no Debian brings, would only
 * translate: each message is its length in bytes, a colon, and JSON.
 */
public final class Firefox implements AutoCloseable {

    private static final Duration PATIENCE = Duration.ofSeconds(90);
    private static final int ANSWER_MILLIS = 120_000;

    private final Workstation workstation;
    private final Socket socket;
    private final DataInputStream in;
    private int messages;

    private Firefox(Workstation workstation, Socket socket) throws IOException {
        this.workstation = workstation;
        this.socket = socket;
        this.in = new DataInputStream(socket.getInputStream());
    }

    /**
     * @param home        a directory of this browser alone
     * @param trustRoot   PEM certificate of the root the visited servers are under
     * @param preferences of {@code about:config}: texts, numbers and truths
     */
    public static Firefox start(Path home, Path trustRoot, Map<String, Object> preferences) {
        Workstation workstation = new Workstation(home);
        try {
            Path profile = workstation.directory("firefox");
            NssDatabase.createIn(workstation, profile).trust(trustRoot);
            Files.writeString(
                    profile.resolve("user.js"),
                    preferences.entrySet().stream()
                            .map(entry -> preference(entry.getKey(), entry.getValue()))
                            .collect(Collectors.joining("", preference("marionette.port", 0), "")));
            String port = workstation
                    .start(
                            Pattern.compile("Marionette\\s+INFO\\s+Listening on port (\\d+)"),
                            PATIENCE,
                            "firefox-esr",
                            "--headless",
                            "--marionette",
                            "--no-remote",
                            "--profile",
                            profile.toString())
                    .group(1);
            Firefox firefox = new Firefox(workstation, connect(Integer.parseInt(port)));
            firefox.read();
            firefox.tells("WebDriver:NewSession", Json.object());
            firefox.tells("WebDriver:SetTimeouts", Json.object().put("script", ANSWER_MILLIS));
            return firefox;
        } catch (IOException e) {
            workstation.close();
            throw new UncheckedIOException(e);
        } catch (RuntimeException | Error e) {
            workstation.close();
            throw e;
        }
    }

    private static String preference(String name, Object value) {
        String written = value instanceof String text ? "\"" + text + "\"" : String.valueOf(value);
        return "user_pref(\"" + name + "\", " + written + ");\n";
    }

    private static Socket connect(int port) throws IOException {
        Socket connected = new Socket(InetAddress.getLoopbackAddress(), port);
        connected.setSoTimeout(ANSWER_MILLIS);
        return connected;
    }

    /** A finger that is always the right one, for WebAuthn. */
    public void hasAFinger() {
        tells(
                "WebAuthn:AddVirtualAuthenticator",
                Json.object()
                        .put("protocol", "ctap2_1")
                        .put("transport", "internal")
                        .put("hasResidentKey", true)
                        .put("hasUserVerification", true)
                        .put("isUserConsenting", true)
                        .put("isUserVerified", true));
    }

    public void open(URI address) {
        tells("WebDriver:Navigate", Json.object().put("url", address.toString()));
    }

    /** @return the handle of the tab that was in front */
    public String openTab() {
        String before = tells("WebDriver:GetWindowHandle", Json.object()).asText();
        JsonNode tab =
                tells("WebDriver:NewWindow", Json.object().put("type", "tab").put("focus", true));
        goTo(tab.path("handle").asText());
        return before;
    }

    public String tab() {
        return tells("WebDriver:GetWindowHandle", Json.object()).asText();
    }

    public void goTo(String tab) {
        tells("WebDriver:SwitchToWindow", Json.object().put("handle", tab).put("focus", true));
    }

    public void click(String selector) {
        tells("WebDriver:ElementClick", Json.object().put("id", await(selector, "WebDriver:IsElementDisplayed")));
    }

    public void type(String selector, String text) {
        tells(
                "WebDriver:ElementSendKeys",
                Json.object()
                        .put("id", await(selector, "WebDriver:IsElementDisplayed"))
                        .put("text", text));
    }

    /** Waits for something to be there, seen or not. */
    public void await(String selector) {
        await(selector, null);
    }

    public String text(String selector) {
        return tells("WebDriver:GetElementText", Json.object().put("id", await(selector, null)))
                .asText();
    }

    public String property(String selector, String name) {
        return tells(
                        "WebDriver:GetElementProperty",
                        Json.object().put("id", await(selector, null)).put("name", name))
                .asText();
    }

    public String attribute(String selector, String name) {
        return tells(
                        "WebDriver:GetElementAttribute",
                        Json.object().put("id", await(selector, null)).put("name", name))
                .asText();
    }

    /** Runs a script that calls its last argument with what it found. */
    public JsonNode asks(String script) {
        ObjectNode parameters = Json.object().put("script", script);
        parameters.putArray("args");
        return tells("WebDriver:ExecuteAsyncScript", parameters);
    }

    private String await(String selector, String condition) {
        Predicate<String> holds = id -> condition == null
                || tells(condition, Json.object().put("id", id)).asBoolean();
        return Await.present(
                selector + " at " + selector, PATIENCE, () -> find(selector).filter(holds));
    }

    private Optional<String> find(String selector) {
        JsonNode found = tells(
                "WebDriver:FindElements",
                Json.object().put("using", "css selector").put("value", selector));
        return found.isEmpty()
                ? Optional.empty()
                : Optional.of(
                        found.get(0).properties().iterator().next().getValue().asText());
    }

    private JsonNode tells(String command, ObjectNode parameters) {
        try {
            int id = messages++;
            ArrayNode message = Json.object().putArray("message");
            message.add(0).add(id).add(command).add(parameters);
            byte[] text = message.toString().getBytes(StandardCharsets.UTF_8);
            socket.getOutputStream().write((text.length + ":").getBytes(StandardCharsets.US_ASCII));
            socket.getOutputStream().write(text);
            socket.getOutputStream().flush();
            JsonNode answer = read();
            if (!answer.get(2).isNull()) {
                throw new AssertionError(
                        command + ": " + answer.get(2).path("message").asText());
            }
            JsonNode result = answer.get(3);
            return result.has("value") ? result.get("value") : result;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private JsonNode read() throws IOException {
        int length = 0;
        for (int digit = in.readUnsignedByte(); digit != ':'; digit = in.readUnsignedByte()) {
            length = 10 * length + digit - '0';
        }
        return Json.read(new String(in.readNBytes(length), StandardCharsets.UTF_8));
    }

    @Override
    public void close() {
        try {
            socket.close();
        } catch (IOException alreadyGone) {
            // What matters is that the processes end, which the next line sees to.
        } finally {
            workstation.close();
        }
    }
}
