/** SAML 2.0 assertions made for a service: the VIHF 4.0, signed by the structure, and the assertion PS. */
package fr.galien.token.assertion;
