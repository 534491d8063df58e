/** SAML assertions that come beside a token: whether to believe a VIHF, and whether an assertion PS fits its token. */
package fr.galien.resource.saml;
