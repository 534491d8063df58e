/** Push messages, over HTTP. */
package fr.galien.mobile.http;
