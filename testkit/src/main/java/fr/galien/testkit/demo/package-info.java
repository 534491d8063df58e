/**
 * A demonstration software: a plain OpenID Connect client as a vendor would write it, on Nimbus' library, that knows nothing
 * of what stands on the other side. Tokens stay on the server; everything that came from outside is escaped on its pages.
 */
package fr.galien.testkit.demo;
