package fr.galien.mobile;

import fr.galien.identity.Assurance;
import java.time.Instant;
import java.util.Optional;

/** Whose signature an answer bears, and of what. */
sealed interface Answerer {

    String user();

    String credential();

    /** What their approval is worth. */
    Assurance level();

    boolean isCard();

    /** @return who it is after this use; empty where the person was not there */
    Optional<Answerer> verified(UserVerification verification, DeviceMessage message, String text, Instant now);

    /** Remembers the use. */
    void keep(Devices devices);

    record Phone(String user, Devices.Owned owned) implements Answerer {

        @Override
        public String credential() {
            return owned.credential();
        }

        @Override
        public Assurance level() {
            return owned.device().level();
        }

        @Override
        public boolean isCard() {
            return false;
        }

        @Override
        public Optional<Answerer> verified(
                UserVerification verification, DeviceMessage message, String text, Instant now) {
            Device device = owned.device();
            return verification
                    .verify(device.userKey(), message.object("uv"), text)
                    .map(seen -> new Phone(
                            user, new Devices.Owned(owned.credential(), device.used(seen, now), owned.userMayLogIn())));
        }

        @Override
        public void keep(Devices devices) {
            devices.keep(user, owned.credential(), owned.device());
        }
    }

    /** The card asked for its PIN before it signed, so whoever signed was there. */
    record Card(String user, Assurance level) implements Answerer {

        @Override
        public String credential() {
            return Decision.CARD;
        }

        @Override
        public boolean isCard() {
            return true;
        }

        @Override
        public Optional<Answerer> verified(
                UserVerification verification, DeviceMessage message, String text, Instant now) {
            return Optional.of(this);
        }

        @Override
        public void keep(Devices devices) {
            // Cards are not kept here.
        }
    }
}
