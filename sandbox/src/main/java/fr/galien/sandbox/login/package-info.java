/**
 * A whole card login without a browser: {@code galien login}. The same steps a person and a vendor's software take, one
 * method each, so that a test can stop in between and do what an attacker would.
 */
package fr.galien.sandbox.login;
