package fr.galien.mobile.keycloak;

import fr.galien.mobile.PushAddress;
import fr.galien.mobile.PushSender;

/** Where the operator configured no push: people open the application by themselves. */
enum NoPush implements PushSender {
    INSTANCE;

    @Override
    public Outcome ring(PushAddress address) {
        return Outcome.NOT_RUNG;
    }

    @Override
    public boolean accepts(PushAddress address) {
        return false;
    }

    @Override
    public String publicKey() {
        return "";
    }
}
