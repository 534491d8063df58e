package fr.galien.testkit.demo;

import com.nimbusds.common.contenttype.ContentType;
import com.nimbusds.oauth2.sdk.ParseException;
import com.nimbusds.oauth2.sdk.http.HTTPRequest;
import com.nimbusds.oauth2.sdk.http.HTTPResponse;
import com.nimbusds.oauth2.sdk.token.BearerTokenError;
import java.io.IOException;
import java.net.ConnectException;
import java.net.MalformedURLException;
import java.net.URI;
import javax.net.ssl.SSLSocketFactory;

/** Calls a service as the software of a structure: its certificate on the connection, the token in the header. */
final class Caller {

    private static final int CONNECT_TIMEOUT_MILLIS = 3_000;
    private static final int READ_TIMEOUT_MILLIS = 15_000;
    private static final int OK = 200;
    private static final int MULTIPLE_CHOICES = 300;

    private final SSLSocketFactory tls;

    Caller(SSLSocketFactory tls) {
        this.tls = tls;
    }

    String get(URI address, ServiceToken token) throws ServiceRefused {
        return call(request(HTTPRequest.Method.GET, address, token), address);
    }

    String post(URI address, ServiceToken token, ContentType type, String body) throws ServiceRefused {
        HTTPRequest request = request(HTTPRequest.Method.POST, address, token);
        request.setEntityContentType(type);
        request.setBody(body);
        return call(request, address);
    }

    /** As it is answered, whatever the status. */
    HTTPResponse send(HTTPRequest request) throws IOException {
        request.setConnectTimeout(CONNECT_TIMEOUT_MILLIS);
        request.setReadTimeout(READ_TIMEOUT_MILLIS);
        request.setFollowRedirects(false);
        request.setSSLSocketFactory(tls);
        return request.send();
    }

    private static HTTPRequest request(HTTPRequest.Method method, URI address, ServiceToken token) {
        try {
            HTTPRequest request = new HTTPRequest(method, address.toURL());
            request.setAuthorization("Bearer " + token.value());
            return request;
        } catch (MalformedURLException e) {
            throw new IllegalStateException(e);
        }
    }

    private String call(HTTPRequest request, URI address) throws ServiceRefused {
        try {
            HTTPResponse answer = send(request);
            if (answer.getStatusCode() < OK || answer.getStatusCode() >= MULTIPLE_CHOICES) {
                throw new ServiceRefused(ServiceFailure.SERVICE_REFUSED, words(answer), null);
            }
            return answer.getBody() == null ? "" : answer.getBody();
        } catch (ConnectException e) {
            throw new ServiceRefused(ServiceFailure.NOT_STARTED, "localhost:" + address.getPort(), e);
        } catch (IOException e) {
            throw new ServiceRefused(ServiceFailure.UNREADABLE, e);
        }
    }

    /** RFC 6750 §3, or the status alone. */
    private static String words(HTTPResponse answer) {
        String status = "HTTP " + answer.getStatusCode();
        String header = answer.getWWWAuthenticate();
        if (header == null) {
            return status;
        }
        try {
            String description = BearerTokenError.parse(header).getDescription();
            return description == null ? status : status + ", " + description;
        } catch (ParseException e) {
            return status;
        }
    }
}
