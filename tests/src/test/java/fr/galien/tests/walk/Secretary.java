package fr.galien.tests.walk;

import fr.galien.sandbox.client.Outsiders;
import fr.galien.testkit.code.CodeApplication;
import fr.galien.testkit.nation.Outsider;
import fr.galien.tests.system.TheSandbox;
import java.util.UUID;

/** Somebody outside the directory, who has a password and an application of codes. */
record Secretary(Human human, String password, CodeApplication codes) {

    /** One who never got anything wrong yet. */
    static Secretary newOne() {
        String name = "walk-" + UUID.randomUUID();
        String password = UUID.randomUUID().toString();
        String codes = UUID.randomUUID().toString().replace("-", "");
        Outsiders.ensure(TheSandbox.get().home(), new Outsider(name, "MARCHE", "Denis"), password, codes);
        return new Secretary(new Human("Denis", name), password, CodeApplication.of(codes));
    }
}
