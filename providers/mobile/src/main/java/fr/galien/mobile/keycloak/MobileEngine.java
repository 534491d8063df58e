package fr.galien.mobile.keycloak;

import fr.galien.mobile.Approvals;
import fr.galien.mobile.CardCalls;
import fr.galien.mobile.ClientMemory;
import fr.galien.mobile.DeviceCalls;
import fr.galien.mobile.Enrolments;
import fr.galien.mobile.Limits;
import java.net.URI;
import java.util.Optional;

/**
 * The rules, put together for one request of one realm. Every part of Keycloak that has to do with phones gets it from
 * {@link MobileResourceProviderFactory#engine}.
 *
 * @param wallet origin of the web application, which links lead to
 */
record MobileEngine(
        Approvals approvals,
        Enrolments enrolments,
        DeviceCalls calls,
        CardCalls cards,
        Limits limits,
        ClientMemory clients,
        KeycloakDevices devices,
        Bell bell,
        DeviceLife life,
        ActivationDesk desk,
        Optional<URI> wallet) {}
