package fr.galien.card.revocation;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** Whoever is at the other end of an address, as the test says. */
final class ScriptedHttp implements Http {

    @FunctionalInterface
    interface Answer {
        byte[] to(byte[] question) throws Unusable;
    }

    final List<URI> asked = new CopyOnWriteArrayList<>();
    private Answer answer = question -> {
        throw new Unusable(Outage.CANNOT_CONNECT);
    };

    void answers(byte[] always) {
        answer = question -> always;
    }

    void answers(Answer its) {
        answer = its;
    }

    void fails(Trouble how) {
        answer = question -> {
            throw new Unusable(how);
        };
    }

    @Override
    public void download(URI address, Path file, Limits limits) throws Unusable {
        asked.add(address);
        try {
            Files.write(file, answer.to(new byte[0]));
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public byte[] post(URI address, String type, byte[] body, Limits limits) throws Unusable {
        asked.add(address);
        return answer.to(body);
    }

    @Override
    public void close() {}
}
