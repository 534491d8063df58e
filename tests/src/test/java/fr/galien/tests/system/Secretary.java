package fr.galien.tests.system;

import fr.galien.sandbox.client.Outsiders;
import fr.galien.testkit.code.CodeApplication;
import fr.galien.testkit.nation.Outsider;
import java.time.Instant;
import java.util.UUID;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Somebody outside the directory, of one test's own: what others got wrong about them is nobody else's. */
record Secretary(Outsider who, String password, CodeApplication application) {

    static Secretary hired() {
        String mark = UUID.randomUUID().toString();
        Outsider who = new Outsider("secretary." + mark, "LEMOINE", "Iris");
        String password = "not like the name " + mark.hashCode();
        String secret = "key of " + mark;
        Outsiders.ensure(TheSandbox.get().home(), who, password, secret);
        return new Secretary(who, password, CodeApplication.of(secret));
    }

    String name() {
        return who.userName();
    }

    String code() {
        return application.codeAt(Instant.now());
    }

    /** One that is right in no window around now. */
    String wrongCode() {
        Instant now = Instant.now();
        return Stream.of("000000", "111111", "222222", "333333", "444444", "555555", "666666")
                .filter(code -> IntStream.rangeClosed(-4, 4)
                        .noneMatch(step -> application
                                .codeAt(now.plus(CodeApplication.STEP.multipliedBy(step)))
                                .equals(code)))
                .findFirst()
                .orElseThrow();
    }

    /** Logs in by password and code, in a browser of their own. */
    PasswordScreen logsIn(Surfer person) {
        return PasswordScreen.chosenBy(person).types(name(), password, code());
    }
}
