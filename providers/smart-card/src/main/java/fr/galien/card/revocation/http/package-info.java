/** Lists and responders over HTTP: the JDK's client, bound in time and size. */
package fr.galien.card.revocation.http;
