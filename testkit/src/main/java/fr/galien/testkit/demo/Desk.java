package fr.galien.testkit.demo;

import com.nimbusds.oauth2.sdk.AuthorizationCode;
import com.nimbusds.oauth2.sdk.OAuth2Error;
import com.nimbusds.oauth2.sdk.ParseException;
import com.nimbusds.oauth2.sdk.id.Issuer;
import com.nimbusds.openid.connect.sdk.AuthenticationResponse;
import com.nimbusds.openid.connect.sdk.AuthenticationResponseParser;
import java.io.IOException;
import java.net.URI;
import java.time.Clock;
import java.util.Map;
import java.util.Optional;

/** What each address of the software does. */
final class Desk {

    private static final System.Logger LOG = System.getLogger(Desk.class.getName());

    private static final int RETRY_SECONDS = 5;

    private final DemoSettings settings;
    private final Provider provider;
    private final Optional<ServiceDesk> services;
    private final Visitors visitors;
    private final Pages pages;
    private final Clock clock;

    Desk(
            DemoSettings settings,
            Provider provider,
            Optional<ServiceDesk> services,
            Visitors visitors,
            Pages pages,
            Clock clock) {
        this.settings = settings;
        this.provider = provider;
        this.services = services;
        this.visitors = visitors;
        this.pages = pages;
        this.clock = clock;
    }

    void answer(Exchange exchange) throws IOException {
        try {
            if (!exchange.header("Host")
                    .filter(settings.base().getAuthority()::equalsIgnoreCase)
                    .isPresent()) {
                throw new DemoRefused(DemoFailure.NOT_FOR_US);
            }
            switch (exchange.method() + " " + exchange.path()) {
                case "GET /" -> home(exchange);
                case "GET /login" -> login(exchange);
                case "GET /callback" -> callback(exchange);
                case "POST /logout" -> logout(exchange);
                case "POST /services" -> service(exchange);
                case "GET /demo.css" -> exchange.send(200, "text/css; charset=utf-8", Pages.styleSheet());
                default -> throw new DemoRefused(DemoFailure.NOTHING_HERE);
            }
        } catch (DemoRefused refused) {
            refuse(exchange, refused);
        } catch (RuntimeException bug) {
            refuse(exchange, new DemoRefused(DemoFailure.BUG, bug));
        }
    }

    private void home(Exchange exchange) throws IOException {
        Optional<SignedIn> person = visitor(exchange).flatMap(Visitor::person);
        if (person.isEmpty()) {
            exchange.page(200, pages.home(exchange.words()));
        } else {
            exchange.allowFormsTo(provider.logoutOrigin());
            exchange.page(200, pages.person(person.get(), services.isPresent(), exchange.words()));
        }
    }

    private void login(Exchange exchange) throws IOException, DemoRefused {
        PendingLogin login = PendingLogin.begin(clock.instant());
        URI request = provider.authorizationRequest(login);
        Visitor visitor = visitor(exchange).orElseGet(() -> welcome(exchange, Optional.empty()));
        visitor.began(login);
        exchange.redirect(request);
    }

    private void callback(Exchange exchange) throws IOException, DemoRefused {
        AuthenticationResponse answer = parse(exchange.query());
        // The state first: until it is known, the answer may be anybody's.
        PendingLogin login = Optional.ofNullable(answer.getState())
                .flatMap(state ->
                        visitor(exchange).flatMap(visitor -> visitor.cameBack(state.getValue(), clock.instant())))
                .orElseThrow(() -> new DemoRefused(DemoFailure.UNKNOWN_LOGIN));
        checkIssuer(answer.getIssuer());
        SignedIn person = provider.redeem(code(answer), login);
        // A new name for the session: one that was known before the login is worth nothing after it.
        exchange.session().ifPresent(visitors::remove);
        welcome(exchange, Optional.of(person));
        exchange.redirect(settings.home());
    }

    private AuthenticationResponse parse(Optional<String> query) throws DemoRefused {
        try {
            return AuthenticationResponseParser.parse(URI.create(settings.redirectUri() + "?" + query.orElse("")));
        } catch (ParseException e) {
            throw new DemoRefused(DemoFailure.ANSWER_INCOMPLETE, e);
        }
    }

    private void checkIssuer(Issuer issuer) throws DemoRefused {
        boolean right = issuer == null ? !provider.namesItselfInAnswers() : provider.isNamed(issuer);
        if (!right) {
            throw new DemoRefused(DemoFailure.WRONG_ISSUER);
        }
    }

    private static AuthorizationCode code(AuthenticationResponse answer) throws DemoRefused {
        if (!answer.indicatesSuccess()) {
            boolean denied =
                    OAuth2Error.ACCESS_DENIED.equals(answer.toErrorResponse().getErrorObject());
            throw new DemoRefused(denied ? DemoFailure.DENIED : DemoFailure.PROVIDER_ERROR);
        }
        AuthorizationCode code = answer.toSuccessResponse().getAuthorizationCode();
        if (code == null) {
            throw new DemoRefused(DemoFailure.ANSWER_INCOMPLETE);
        }
        return code;
    }

    private void logout(Exchange exchange) throws IOException, DemoRefused {
        checkOwnPage(exchange);
        Optional<SignedIn> person = visitor(exchange).flatMap(Visitor::person);
        exchange.session().ifPresent(visitors::remove);
        exchange.endSession();
        exchange.redirect(person.isPresent() ? provider.logoutRequest(person.get()) : settings.home());
    }

    private void service(Exchange exchange) throws IOException, DemoRefused {
        checkOwnPage(exchange);
        Map<String, String> form = exchange.form();
        CalledService service = CalledService.called(form.getOrDefault("service", ""))
                .orElseThrow(() -> new DemoRefused(DemoFailure.NOTHING_HERE));
        ServiceDesk desk = services.orElseThrow(() -> new DemoRefused(DemoFailure.NOTHING_HERE));
        Optional<SignedIn> person = visitor(exchange).flatMap(Visitor::person);
        if (person.isEmpty()) {
            exchange.redirect(settings.home());
            return;
        }
        ServiceDesk.Visit visit = desk.visit(person.get(), service, form, exchange.words());
        exchange.page(200, pages.service(visit, exchange.words()));
    }

    /** A form of somebody else's page may not act for whoever is logged in. */
    private void checkOwnPage(Exchange exchange) throws DemoRefused {
        boolean ownPage = exchange.header("Origin")
                .map(settings.base().toString()::equals)
                .orElse(true);
        if (!ownPage) {
            throw new DemoRefused(DemoFailure.NOT_FOR_US);
        }
    }

    private Optional<Visitor> visitor(Exchange exchange) {
        return exchange.session().flatMap(visitors::find);
    }

    private Visitor welcome(Exchange exchange, Optional<SignedIn> person) {
        Visitor visitor = new Visitor(clock.instant(), person);
        exchange.setSession(visitors.add(visitor));
        return visitor;
    }

    private void refuse(Exchange exchange, DemoRefused refused) throws IOException {
        DemoFailure failure = refused.failure();
        // The kind of the cause only: its message may quote a token.
        LOG.log(
                System.Logger.Level.DEBUG,
                () -> failure.code() + " " + failure
                        + Optional.ofNullable(refused.getCause())
                                .map(cause -> " (" + cause.getClass().getSimpleName() + ")")
                                .orElse(""));
        if (failure == DemoFailure.PROVIDER_AWAY) {
            exchange.retryAfter(RETRY_SECONDS);
        }
        exchange.page(failure.status(), pages.failure(failure, exchange.words()));
    }
}
