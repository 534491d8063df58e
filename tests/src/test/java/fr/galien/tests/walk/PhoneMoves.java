package fr.galien.tests.walk;

import fr.galien.testkit.phone.Act;
import fr.galien.testkit.phone.Phone;
import fr.galien.testkit.phone.PhoneKeys;
import fr.galien.testkit.phone.PhoneLink;
import fr.galien.testkit.phone.PhoneRefused;
import fr.galien.testkit.phone.PhoneRequest;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.util.List;
import java.util.Optional;

/** What walkers do with phones. They scan: what strangers can use up is not theirs. */
final class PhoneMoves {

    private static final String CODE = "#galien-phone-qr[data-link]";

    private PhoneMoves() {}

    static List<Move> all() {
        return List.of(
                new Move("a phone approves", 50, PhoneMoves::isAsked, walk -> {
                    Holder holder = walk.anybody();
                    walk.note("the phone of " + holder + " approves");
                    use(holder, phone -> approve(walk, holder, phone));
                }),
                new Move("a phone lies", 4, PhoneMoves::isAsked, walk -> {
                    Holder holder = walk.anybody();
                    walk.note("somebody answers as the phone of " + holder);
                    use(holder, phone -> lie(walk, phone));
                }),
                new Move("a phone cancels", 4, PhoneMoves::isAsked, walk -> {
                    Holder holder = walk.anybody();
                    walk.note("the phone of " + holder + " cancels");
                    use(holder, phone -> {
                        for (PhoneRequest request : phone.scan(link(walk))) {
                            phone.cancel(request);
                        }
                    });
                }),
                new Move("the phone's page goes on", 50, walk -> walk.tab.has("#galien-phone-done"), walk -> {
                    walk.note("the page goes on");
                    Attempt attempt = walk.tab.attempt.orElseThrow();
                    walk.send(walk.tab.form("#galien-phone-done").orElseThrow(), () -> walk.ofPhone(attempt));
                }),
                new Move("phone again", 8, walk -> walk.tab.has("#galien-phone-again"), walk -> {
                    walk.note("another request to the phone");
                    walk.send(
                            walk.tab.form("#galien-phone-instead").orElseThrow().and("again", "true"));
                }),
                new Move("other means than the phone", 3, walk -> walk.tab.has("#galien-phone-other"), walk -> {
                    walk.note("other means than the phone");
                    walk.send(
                            walk.tab.form("#galien-phone-instead").orElseThrow().and("other", "true"));
                }));
    }

    private static void approve(Walk walk, Holder holder, Phone phone) throws IOException {
        PhoneLink.Approve link = link(walk);
        for (PhoneRequest request : phone.scan(link)) {
            phone.approve(request, link.bind());
            walk.desk.approved.putIfAbsent(asked(walk.tab).orElseThrow(), holder);
        }
    }

    /** Signed by the keys of a phone that nobody enrolled. */
    private static void lie(Walk walk, Phone phone) throws IOException {
        PhoneLink.Approve link = link(walk);
        Phone theirs = new Phone(phone.service(), phone.state().keyed(PhoneKeys.make()));
        for (PhoneRequest request : phone.scan(link)) {
            if (phone.send(request, theirs.answer(request, Act.APPROVE, link.bind()))
                    .error()
                    .isEmpty()) {
                throw new AssertionError("an answer was taken that the phone did not sign");
            }
        }
    }

    private static boolean isAsked(Walk walk) {
        return asked(walk.tab).isPresent();
    }

    /** By what link a page asks a phone. */
    static Optional<String> asked(Tab tab) {
        return Optional.ofNullable(tab.page.selectFirst(CODE)).map(code -> code.attr("data-link"));
    }

    private static PhoneLink.Approve link(Walk walk) {
        return (PhoneLink.Approve)
                PhoneLink.read(URI.create(asked(walk.tab).orElseThrow())).orElseThrow();
    }

    /** A request that somebody answered is gone: then nothing happens. */
    private static void use(Holder holder, Using using) {
        try {
            using.use(holder.phone());
        } catch (PhoneRefused gone) {
            // As it should.
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @FunctionalInterface
    private interface Using {
        void use(Phone phone) throws IOException;
    }
}
