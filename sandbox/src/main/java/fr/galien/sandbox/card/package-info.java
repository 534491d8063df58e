/**
 * {@code galien card}: makes cards for anyone of the nation, good ones and flawed ones, and hands them out in the forms
 * browsers and tools take. The cards themselves are the testkit's.
 */
package fr.galien.sandbox.card;
