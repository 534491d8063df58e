package fr.galien.tests.clients;

import fr.galien.sandbox.client.ClientAuthentication;
import fr.galien.sandbox.client.ClientSpec;
import fr.galien.sandbox.client.Clients;
import fr.galien.sandbox.client.RegisteredClient;
import fr.galien.tests.system.TheSandbox;
import java.net.URI;
import java.util.List;

/** Software registered as its vendor would. */
final class Vendor {

    private Vendor() {}

    static RegisteredClient register(String id, URI redirect, URI postLogout) {
        return Clients.ensure(
                TheSandbox.get().home(),
                new ClientSpec(id, id, List.of(redirect), List.of(postLogout), new ClientAuthentication.BySecret()));
    }
}
