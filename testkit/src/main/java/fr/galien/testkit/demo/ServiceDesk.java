package fr.galien.testkit.demo;

import com.nimbusds.oauth2.sdk.token.AccessToken;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javax.net.ssl.SSLSocketFactory;

/** Calls services for whoever is logged in, and tells what was asked and what came back. */
final class ServiceDesk {

    private final DemoSettings settings;
    private final ServiceSettings services;
    private final Provider provider;
    private final Clock clock;

    ServiceDesk(DemoSettings settings, ServiceSettings services, Provider provider, Clock clock) {
        this.settings = settings;
        this.services = services;
        this.provider = provider;
        this.clock = clock;
    }

    /**
     * One call, for a page.
     *
     * @param place   where the person acts; empty if the directory knows nowhere
     * @param token   empty if there was none to be had
     * @param result  empty if the service was not reached
     * @param refused empty if it went well
     */
    record Visit(
            CalledService service,
            int placeNumber,
            Optional<Workplace> place,
            Optional<ServiceToken> token,
            Optional<ServiceResult> result,
            Optional<ServiceRefused> refused) {

        @Override
        public String toString() {
            return "Visit[" + service + "]";
        }
    }

    /** @param form {@code place}, a number in {@link Workplace#in}, and what the service takes */
    Visit visit(SignedIn person, CalledService service, Map<String, String> form, Words words) {
        List<Workplace> places = Workplace.in(person.userinfo());
        int number = number(form.getOrDefault("place", "0"), places.size());
        if (places.isEmpty()) {
            return new Visit(
                    service,
                    0,
                    Optional.empty(),
                    Optional.empty(),
                    Optional.empty(),
                    Optional.of(new ServiceRefused(ServiceFailure.NO_WORKPLACE, null)));
        }
        Workplace place = places.get(number);
        Optional<ServiceToken> token = Optional.empty();
        try {
            AccessToken access = provider.freshAccess(person);
            ServiceSettings.Proxy proxy = services.proxies().of(place.structure());
            SSLSocketFactory tls = DemoTls.client(settings.trustRoot(), proxy);
            Caller caller = new Caller(tls);
            ServiceTokens tokens = new ServiceTokens(services.tokenEndpoint(), proxy, caller, clock);
            token = Optional.of(tokens.token(service, place, access));
            ServiceCall call = switch (service) {
                case RECORD ->
                    new RecordCall(services.record(), caller, patient -> tokens.assertion(place, access, patient));
                case PRESCRIPTION -> new PrescriptionCall(services.prescriptions(), caller);
                case MESSAGING -> new MessagingCall(services.imapPort(), DemoTls.client(settings.trustRoot()));
            };
            ServiceResult result = call.call(token.get(), form, words);
            return new Visit(service, number, Optional.of(place), token, Optional.of(result), Optional.empty());
        } catch (ServiceRefused refused) {
            return new Visit(service, number, Optional.of(place), token, Optional.empty(), Optional.of(refused));
        }
    }

    private static int number(String text, int count) {
        boolean one = text.matches("[0-9]{1,3}") && Integer.parseInt(text) < count;
        return one ? Integer.parseInt(text) : 0;
    }
}
