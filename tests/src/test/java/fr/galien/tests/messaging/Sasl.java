package fr.galien.tests.messaging;

import java.nio.charset.StandardCharsets;
import java.util.Base64;

/** How software hands a mail server a token. */
enum Sasl {
    /** RFC 7628 §3.1. */
    OAUTHBEARER {
        @Override
        String response(String mailbox, String token) {
            return "n,a=" + mailbox + ",\1host=localhost\1auth=Bearer " + token + "\1\1";
        }
    },
    /** Google's, which everybody speaks. */
    XOAUTH2 {
        @Override
        String response(String mailbox, String token) {
            return "user=" + mailbox + "\1auth=Bearer " + token + "\1\1";
        }
    };

    abstract String response(String mailbox, String token);

    /** As it goes over the line. */
    String encoded(String mailbox, String token) {
        return Base64.getEncoder().encodeToString(response(mailbox, token).getBytes(StandardCharsets.UTF_8));
    }
}
