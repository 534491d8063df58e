package fr.galien.mobile;

import java.util.List;

/** A person's phones, for other capabilities to show: had from where {@link Reach} is. */
@FunctionalInterface
public interface Phones {

    /** @param user Keycloak's id of the person */
    List<Devices.Owned> of(String user);
}
