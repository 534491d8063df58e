package fr.galien.sandbox.login;

import com.nimbusds.oauth2.sdk.ErrorObject;
import com.nimbusds.oauth2.sdk.ParseException;
import com.nimbusds.oauth2.sdk.Scope;
import com.nimbusds.oauth2.sdk.TokenRequest;
import com.nimbusds.oauth2.sdk.ciba.AuthRequestID;
import com.nimbusds.oauth2.sdk.ciba.CIBAGrant;
import com.nimbusds.oauth2.sdk.ciba.CIBARequest;
import com.nimbusds.oauth2.sdk.ciba.CIBARequestAcknowledgement;
import com.nimbusds.oauth2.sdk.ciba.CIBAResponse;
import com.nimbusds.oauth2.sdk.http.HTTPResponse;
import com.nimbusds.openid.connect.sdk.claims.ACR;
import fr.galien.sandbox.phone.HeldPhone;
import fr.galien.testkit.phone.PhoneRequest;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * A thick client that cannot open a browser, and one phone: CIBA in poll mode as the national service's clients do it.
 *
 * <pre>
 * var asked     = login.ask(person, digits);    // the software shows the digits
 * phone.approve(digits);
 * LoggedIn done = login.poll(asked);
 * </pre>
 *
 * Every step throws {@link LoginStopped} when it does not lead to the next. Not safe for use by several threads.
 */
public final class CibaLogin {

    /** When the service says nothing (CIBA Core §7.3). */
    private static final int INTERVAL = 5;

    /** By how much a client that was told to slow down does (CIBA Core §11). */
    private static final int SLOWER = 5;

    private final LoginSettings settings;
    private final Story story = new Story();
    private final Endings endings = new Endings(story);
    private final VendorSoftware software;

    public CibaLogin(LoginSettings settings) {
        this.settings = settings;
        this.software = new VendorSoftware(settings, story, endings);
    }

    /**
     * The whole login.
     *
     * @param person the national identifier
     * @param digits shown by the software, typed into the phone
     */
    public Outcome run(HeldPhone phone, String person, String digits) {
        try {
            CIBARequestAcknowledgement asked = ask(person, digits);
            long start = System.nanoTime();
            PhoneRequest request = phone.approveOf(settings.client().id(), digits);
            story.checked(
                    "Number typed on the phone, which says " + request.clientName(),
                    TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - start));
            return poll(asked);
        } catch (LoginStopped e) {
            return e.outcome();
        }
    }

    /** The software asks for an authentication. */
    public CIBARequestAcknowledgement ask(String person, String digits) throws LoginStopped {
        URI endpoint = software.provider().getBackChannelAuthenticationEndpointURI();
        if (endpoint == null) {
            throw endings.broken("The service's description names no backchannel authentication endpoint.");
        }
        try {
            HTTPResponse answer = software.send(
                    "Ask for an authentication",
                    new CIBARequest.Builder(software.authentication(), Scope.parse(settings.scope()))
                            .endpointURI(endpoint)
                            .acrValues(List.of(new ACR(settings.acrValues())))
                            .loginHint(person)
                            .bindingMessage(digits)
                            .customParameter("channel", "MOBILE")
                            .build()
                            .toHTTPRequest());
            CIBAResponse parsed = CIBAResponse.parse(answer);
            if (!parsed.indicatesSuccess()) {
                throw endings.turnedAway(parsed.toErrorResponse().getErrorObject());
            }
            return parsed.toRequestAcknowledgement();
        } catch (ParseException e) {
            throw endings.broken("The service's answer is not what CIBA says: " + e.getMessage() + ".");
        } catch (IOException e) {
            throw endings.broken("The service's answer cannot be read: " + e.getMessage() + ".");
        }
    }

    /** The software asks for the tokens, as often as it may, until it has them or is told that there are none. */
    public Outcome.LoggedIn poll(CIBARequestAcknowledgement asked) throws LoginStopped {
        Patience patience = new Patience(Duration.ofSeconds(asked.getExpiresIn()));
        int interval = asked.getMinWaitInterval() > 0 ? asked.getMinWaitInterval() : INTERVAL;
        while (patience.lasts(Duration.ofSeconds(interval))) {
            HTTPResponse answer = tokens(asked.getAuthRequestID());
            String error = error(answer);
            if (!error.equals("authorization_pending") && !error.equals("slow_down")) {
                return software.learn(answer, null);
            }
            interval += error.equals("slow_down") ? SLOWER : 0;
        }
        throw endings.broken("The software asked until its time was over, and nobody had answered.");
    }

    private HTTPResponse tokens(AuthRequestID request) throws LoginStopped {
        try {
            return software.send(
                    "Ask for the tokens",
                    new TokenRequest.Builder(
                                    software.provider().getTokenEndpointURI(),
                                    software.authentication(),
                                    new CIBAGrant(request))
                            .build()
                            .toHTTPRequest());
        } catch (ParseException | IOException e) {
            throw endings.broken("The service's answer cannot be read: " + e.getMessage() + ".");
        }
    }

    private static String error(HTTPResponse answer) {
        if (answer.indicatesSuccess()) {
            return "";
        }
        ErrorObject error = ErrorObject.parse(answer);
        return error.getCode() == null ? "" : error.getCode();
    }
}
