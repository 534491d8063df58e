package fr.galien.oidc;

import javax.security.auth.x500.X500Principal;

/**
 * What a client with a certificate is registered with.
 *
 * @param authority the subject of the authority that issues it; never left open, or anybody could issue it
 */
public record ClientRegistration(X500Principal authority, CertificateName name) {}
