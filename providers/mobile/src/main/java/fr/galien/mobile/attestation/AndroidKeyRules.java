package fr.galien.mobile.attestation;

import fr.galien.mobile.attestation.KeyDescription.Application;
import fr.galien.mobile.attestation.KeyDescription.Authorizations;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;

/** What must be so of an attested key, in this order. Only what the hardware itself enforces counts. */
final class AndroidKeyRules {

    private static final int SIGN = 2;
    private static final int EC = 3;
    private static final int P_256 = 1;
    private static final int GENERATED = 0;
    private static final int VERIFIED = 0;

    /** Which of the two keys. */
    enum Role {
        POP,
        USER
    }

    private record Rule(String name, Predicate<KeyDescription> holds) {}

    private final List<Rule> inOrder;

    AndroidKeyRules(Role role, byte[] challenge, Map<String, Set<String>> apps) {
        inOrder = List.of(
                new Rule("answers this enrolment", key -> key.answers(challenge)),
                new Rule(
                        "signs and does nothing else",
                        hardware(has -> has.purposes().equals(Set.of(SIGN)))),
                new Rule("is of P-256", hardware(has -> is(has.algorithm(), EC) && is(has.curve(), P_256))),
                new Rule("was made where it is", hardware(has -> is(has.origin(), GENERATED))),
                new Rule(
                        "is of one application",
                        key -> !key.software().isForAllApplications()
                                && !key.hardware().isForAllApplications()),
                new Rule(
                        "asks for the person at each use, if it is the person's",
                        hardware(has -> role == Role.POP || has.asksForThePersonAtEachUse())),
                new Rule(
                        "is on a device that started what its maker signed",
                        hardware(has -> has.rootOfTrust()
                                .filter(root -> root.deviceLocked() && root.verifiedBootState() == VERIFIED)
                                .isPresent())),
                new Rule(
                        "is of an application that is known",
                        key -> key.application()
                                .filter(app -> isKnown(app, apps))
                                .isPresent()));
    }

    /** @return the name of the first that does not hold */
    Optional<String> broken(KeyDescription key) {
        return inOrder.stream()
                .filter(rule -> !holds(rule, key))
                .map(Rule::name)
                .findFirst();
    }

    /** What cannot be read says nothing. */
    private static boolean holds(Rule rule, KeyDescription key) {
        try {
            return rule.holds().test(key);
        } catch (IllegalArgumentException
                | IllegalStateException
                | ArithmeticException
                | IndexOutOfBoundsException unreadable) {
            return false;
        }
    }

    private static Predicate<KeyDescription> hardware(Predicate<Authorizations> holds) {
        return key -> holds.test(key.hardware());
    }

    private static boolean is(Optional<Integer> said, int expected) {
        return said.filter(value -> value == expected).isPresent();
    }

    /** Every package that shares the key, and every signer. */
    private static boolean isKnown(Application app, Map<String, Set<String>> apps) {
        return !app.packages().isEmpty()
                && !app.digests().isEmpty()
                && app.packages().stream()
                        .allMatch(name -> apps.getOrDefault(name, Set.of()).containsAll(app.digests()));
    }
}
