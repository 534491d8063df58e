package fr.galien.sandbox.phone.command;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.Charset;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;

/** What is typed, or comes through a pipe. */
final class Keyboard {

    private Keyboard() {}

    /** @return empty when nobody types any more */
    static String ask(String question) {
        System.err.print(question);
        System.err.flush();
        try {
            return Optional.ofNullable(reader().readLine()).orElse("").strip();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Every line as it is typed, for somebody who looks at something else meanwhile. */
    static BlockingQueue<String> lines() {
        BlockingQueue<String> lines = new LinkedBlockingQueue<>();
        Thread.ofPlatform()
                .daemon()
                .name("keyboard")
                .start(() -> reader().lines().forEach(lines::add));
        return lines;
    }

    private static BufferedReader reader() {
        return new BufferedReader(new InputStreamReader(System.in, Charset.defaultCharset()));
    }
}
