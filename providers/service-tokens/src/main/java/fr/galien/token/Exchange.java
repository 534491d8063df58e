package fr.galien.token;

import fr.galien.directory.FindBilling;
import fr.galien.directory.FindBilling.Billing;
import fr.galien.directory.FindMailboxes;
import fr.galien.identity.Assurance;
import fr.galien.identity.Professional;
import fr.galien.oidc.StructureNumber;
import fr.galien.token.assertion.AssertionAnswer;
import fr.galien.token.assertion.AssertionOrder;
import fr.galien.token.assertion.IssueAssertion;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Map;
import java.util.Optional;

/**
 * The rules of an exchange once it is known which service it is for and whose session it is about, in their order. What they
 * need of the world is asked last: a mandate, mailboxes, billing numbers.
 */
public final class Exchange {

    /** In which days are counted. */
    private static final ZoneId FRANCE = ZoneId.of("Europe/Paris");

    private final SituationChoice situations;
    private final FindMailboxes mailboxes;
    private final FindBilling billing;
    private final Map<Service.Kind, IssueAssertion> assertions;

    /** @param assertions what is made for which kind of service; none for the others */
    public Exchange(
            SituationChoice situations,
            FindMailboxes mailboxes,
            FindBilling billing,
            Map<Service.Kind, IssueAssertion> assertions) {
        this.situations = situations;
        this.mailboxes = mailboxes;
        this.billing = billing;
        this.assertions = Map.copyOf(assertions);
    }

    /**
     * Whose session the token is about, and what was found out of it.
     *
     * @param person   of the directory
     * @param level    of the login
     * @param authMode as the claim has it
     * @param loggedIn when
     * @param chosen   the key of the activity chosen at login
     */
    public record Login(
            Professional person,
            Optional<Assurance> level,
            String authMode,
            Instant loggedIn,
            Optional<String> chosen) {

        @Override
        public String toString() {
            return "Login[hidden]";
        }
    }

    /**
     * Who asks.
     *
     * @param software  as registered
     * @param structure for which they speak
     * @param actor     read, its signature verified
     */
    public record Asker(Requester software, Optional<StructureNumber> structure, ActorToken actor) {}

    /** The claims of a token of that service. */
    public Map<String, Object> claims(Service service, ExchangeRequest request, Login login, Asker asker, Instant now)
            throws ExchangeRefused {
        checkLevel(service, login);
        asker.actor().checkProduct(asker.software().product());
        Purpose purpose = service.purpose(request.purpose());
        if (service.kind() == Service.Kind.MESSAGING) {
            return switch (MailboxClaims.of(mailboxes.of(login.person()), request.mailbox())) {
                case MailboxClaims.Granted granted -> granted.claims();
                case MailboxClaims.Refused refused -> throw new ExchangeRefused(refused.refusal());
            };
        }
        Situation situation = situation(login, asker, now);
        ServiceTokenClaims claims = new ServiceTokenClaims(
                login.person(), situation, asker.software().product(), purpose);
        return service.kind() == Service.Kind.PRESCRIPTION
                ? claims.ofPrescription(billing(login, situation))
                : claims.ofRecord();
    }

    /** An assertion for that service. */
    public AssertionAnswer assertion(Service service, ExchangeRequest request, Login login, Asker asker, Instant now)
            throws ExchangeRefused {
        IssueAssertion issuer = assertions.get(service.kind());
        if (issuer == null) {
            throw new ExchangeRefused(ExchangeRefusal.REQUESTED_TYPE);
        }
        checkLevel(service, login);
        asker.actor().checkProduct(asker.software().product());
        Purpose purpose = service.purpose(request.purpose());
        Situation situation = situation(login, asker, now);
        return issuer.issue(new AssertionOrder(
                login.person(),
                situation,
                asker.software().product(),
                login.authMode(),
                login.loggedIn(),
                purpose,
                request.patientId(),
                request.confidentiality(),
                service.kind() == Service.Kind.PRESCRIPTION ? billing(login, situation) : Optional.empty(),
                now));
    }

    private static void checkLevel(Service service, Login login) throws ExchangeRefused {
        if (!login.level()
                .filter(level -> level.isAtLeast(service.leastLevel()))
                .isPresent()) {
            throw new ExchangeRefused(ExchangeRefusal.LEVEL);
        }
    }

    private Situation situation(Login login, Asker asker, Instant now) throws ExchangeRefused {
        StructureNumber structure =
                asker.structure().orElseThrow(() -> new ExchangeRefused(ExchangeRefusal.NO_STRUCTURE));
        return situations.of(
                login.person(),
                structure,
                asker.actor().situation(),
                login.chosen(),
                now.atZone(FRANCE).toLocalDate());
    }

    private Optional<Billing> billing(Login login, Situation situation) {
        return billing.of(login.person(), SituationChoice.numbers(login.person(), situation));
    }
}
