package fr.galien.tests.input;

import java.util.List;

/** The realm's addresses that anybody can reach, with the parameters they read. */
enum Endpoint {
    AUTHORIZATION(
            "GET",
            "/protocol/openid-connect/auth",
            "response_type",
            "client_id",
            "redirect_uri",
            "scope",
            "state",
            "nonce",
            "acr_values",
            "prompt",
            "max_age",
            "login_hint",
            "claims",
            "response_mode",
            "code_challenge",
            "code_challenge_method",
            "request",
            "request_uri",
            "ui_locales",
            "kc_action",
            "kc_idp_hint"),
    AUTHORIZATION_FORM(
            "POST",
            "/protocol/openid-connect/auth",
            "response_type",
            "client_id",
            "redirect_uri",
            "scope",
            "state",
            "claims",
            "kc_action"),
    TOKEN("POST", "/protocol/openid-connect/token", "grant_type", "code", "redirect_uri", "code_verifier", "scope"),
    REFRESH("POST", "/protocol/openid-connect/token", "grant_type", "refresh_token", "scope"),
    ASSERTION("POST", "/protocol/openid-connect/token", "grant_type", "client_assertion", "client_assertion_type"),
    EXCHANGE("POST", "/protocol/openid-connect/token", "grant_type", "subject_token", "subject_token_type", "audience"),
    INTROSPECTION("POST", "/protocol/openid-connect/token/introspect", "token", "token_type_hint"),
    REVOCATION("POST", "/protocol/openid-connect/revoke", "token", "token_type_hint"),
    USERINFO("GET", "/protocol/openid-connect/userinfo", "access_token"),
    USERINFO_FORM("POST", "/protocol/openid-connect/userinfo", "access_token"),
    PUSHED_REQUEST(
            "POST",
            "/protocol/openid-connect/ext/par/request",
            "response_type",
            "client_id",
            "redirect_uri",
            "scope",
            "claims",
            "request",
            "request_uri"),
    LOGOUT(
            "GET",
            "/protocol/openid-connect/logout",
            "id_token_hint",
            "post_logout_redirect_uri",
            "state",
            "client_id",
            "logout_hint"),
    LOGOUT_FORM("POST", "/protocol/openid-connect/logout", "id_token_hint", "post_logout_redirect_uri", "state"),
    LOGOUT_CONFIRMED("POST", "/protocol/openid-connect/logout/logout-confirm", "session_code"),
    UPSTREAM_LOGOUT("POST", "/protocol/openid-connect/logout/backchannel-logout", "logout_token"),
    OUT_OF_BAND("GET", "/protocol/openid-connect/oauth/oob", "code", "error"),
    KEYS("GET", "/protocol/openid-connect/certs", "state"),
    DISCOVERY("GET", "/.well-known/openid-configuration", "state"),
    WALLET_DISCOVERY("GET", "/.well-known/wallet-openid-configuration", "state"),
    DEVICE("POST", "/protocol/openid-connect/auth/device", "client_id", "scope"),
    CIBA("POST", "/protocol/openid-connect/ext/ciba/auth", "scope", "login_hint", "requested_expiry"),
    REGISTRATION("POST", "/clients-registrations/openid-connect", "state"),
    LOGIN("GET", "/login-actions/authenticate", "session_code", "execution", "client_id", "tab_id", "client_data"),
    LOGIN_FORM("POST", "/login-actions/authenticate", "session_code", "execution", "client_id", "tab_id", "means"),
    RESTART("GET", "/login-actions/restart", "client_id", "tab_id", "client_data"),
    REQUIRED_ACTION("GET", "/login-actions/required-action", "session_code", "execution", "client_id"),
    ACTION_TOKEN("GET", "/login-actions/action-token", "key", "client_id"),
    BROKER("GET", "/broker/nobody/endpoint", "state", "code"),
    CARD("GET", "/card/AAAAAAAAAAAAAAAAAAAAAA", "state"),
    CARD_HANDLE("GET", "/card/%00%ff..%2f", "state");

    private final String method;
    private final String path;
    private final List<String> parameters;

    Endpoint(String method, String path, String... parameters) {
        this.method = method;
        this.path = path;
        this.parameters = List.of(parameters);
    }

    String method() {
        return method;
    }

    /** Beneath the realm's. */
    String path() {
        return path;
    }

    List<String> parameters() {
        return parameters;
    }

    /** What software says of itself there; the others hear nothing of software's, or take it for somebody else's token. */
    boolean authenticates() {
        return switch (this) {
            case TOKEN, REFRESH, EXCHANGE, INTROSPECTION, REVOCATION, PUSHED_REQUEST -> true;
            default -> false;
        };
    }

    /** Whether a browser opens it. */
    boolean showsPages() {
        return path.startsWith("/login-actions/")
                || path.startsWith("/card/")
                || path.startsWith("/broker/")
                || path.contains("/logout")
                || path.contains("/oauth/oob")
                || path.endsWith("/auth");
    }
}
