package fr.galien.resource;

import com.nimbusds.oauth2.sdk.ParseException;
import com.nimbusds.oauth2.sdk.TokenIntrospectionRequest;
import com.nimbusds.oauth2.sdk.TokenIntrospectionResponse;
import com.nimbusds.oauth2.sdk.auth.ClientAuthentication;
import com.nimbusds.oauth2.sdk.http.HTTPRequest;
import com.nimbusds.oauth2.sdk.token.BearerAccessToken;
import java.io.IOException;
import java.net.URI;
import javax.net.ssl.SSLSocketFactory;

/** The realm's introspection endpoint, with the service's own credentials. */
record IntrospectionEndpoint(URI address, ClientAuthentication credentials, SSLSocketFactory trust)
        implements AskIssuer {

    static final int CONNECT_MILLIS = 2_000;
    static final int READ_MILLIS = 3_000;

    @Override
    public Answer about(String token) {
        HTTPRequest request =
                new TokenIntrospectionRequest(address, credentials, new BearerAccessToken(token)).toHTTPRequest();
        request.setConnectTimeout(CONNECT_MILLIS);
        request.setReadTimeout(READ_MILLIS);
        request.setFollowRedirects(false);
        request.setSSLSocketFactory(trust);
        try {
            TokenIntrospectionResponse answer = TokenIntrospectionResponse.parse(request.send());
            if (!answer.indicatesSuccess()) {
                return Answer.SILENT;
            }
            return answer.toSuccessResponse().isActive() ? Answer.ACTIVE : Answer.ENDED;
        } catch (IOException | ParseException noAnswer) {
            return Answer.SILENT;
        }
    }
}
