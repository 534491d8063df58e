/** Remote signers over HTTP: the JDK's client, bound in time and size. */
package fr.galien.token.assertion.http;
