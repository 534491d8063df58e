package fr.galien.sandbox.front;

import fr.galien.sandbox.Addresses;
import fr.galien.sandbox.Ports;
import java.net.URI;

/** The five names of the real thing. Each has its own port in a sandbox, and its own rules. */
public enum FrontName {
    /** Where people log in and software asks for tokens. Never asks for a certificate. */
    AUTH {
        @Override
        URI address(Addresses addresses) {
            return addresses.auth();
        }

        @Override
        int port(Ports ports) {
            return ports.auth();
        }
    },
    /** Pro Santé Connect's separate authorization address: redirects to {@link #AUTH}. */
    WALLET {
        @Override
        URI address(Addresses addresses) {
            return addresses.walletAuthorization();
        }

        @Override
        int port(Ports ports) {
            return ports.wallet();
        }
    },
    /** The only name that asks a person's browser for a certificate. */
    CARD {
        @Override
        URI address(Addresses addresses) {
            return addresses.card();
        }

        @Override
        int port(Ports ports) {
            return ports.card();
        }
    },
    /** Where vendors' software shows its own certificate. */
    MTLS {
        @Override
        URI address(Addresses addresses) {
            return addresses.mtls();
        }

        @Override
        int port(Ports ports) {
            return ports.mtls();
        }
    },
    /** The phone's application: files, and nothing of Keycloak. */
    PHONE {
        @Override
        URI address(Addresses addresses) {
            return addresses.phone();
        }

        @Override
        int port(Ports ports) {
            return ports.phone();
        }
    };

    abstract URI address(Addresses addresses);

    abstract int port(Ports ports);

    /** Host and port as a client writes them in its {@code Host} header, for example {@code localhost:8443}. */
    String authority(Ports ports) {
        return address(new Addresses(ports)).getAuthority();
    }
}
