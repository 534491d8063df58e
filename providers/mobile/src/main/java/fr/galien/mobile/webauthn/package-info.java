/** The passkey of a web application, judged by webauthn4j. */
package fr.galien.mobile.webauthn;
