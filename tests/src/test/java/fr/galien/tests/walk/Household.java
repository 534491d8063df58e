package fr.galien.tests.walk;

import fr.galien.identity.NationalId;
import fr.galien.sandbox.net.Exchange;
import fr.galien.tests.mobile.Pocket;
import fr.galien.tests.system.Software;
import fr.galien.tests.system.Surfer;
import fr.galien.tests.system.TheSandbox;
import java.util.List;
import java.util.stream.Stream;

/** A few people whom no other walk has at the same time, and whose limits are not used up. */
record Household(List<Human> people) {

    static Household newOne() {
        return new Household(
                Stream.of("Anne", "Boris", "Chloé").map(Household::human).toList());
    }

    /** Somebody of the directory in practice, as a first login shows. */
    private static Human human(String name) {
        while (true) {
            String id = Pocket.doctor();
            TheSandbox sandbox = TheSandbox.get();
            Did phone = name.equals("Chloé") ? Did.PHONE : Did.PHONE_ATTESTED;
            Human human = new Human(
                    name,
                    id,
                    sandbox.inReader(sandbox.cards()
                            .holder(NationalId.typed(id).orElseThrow(), "MARCHE", name.toUpperCase())
                            .issue()),
                    Pocket.of(id, phone == Did.PHONE ? "UNKNOWN" : "TEE").phone(),
                    phone);
            if (isLetIn(human)) {
                return human;
            }
        }
    }

    private static boolean isLetIn(Human human) {
        Software software = Software.of(TheSandbox.get().client());
        Exchange end = Surfer.of(software).logIn(human.card());
        return end.redirect().filter(software::isOurs).isPresent();
    }
}
