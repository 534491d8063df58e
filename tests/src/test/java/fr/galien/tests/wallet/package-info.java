/** The phone's application in real browsers, against the real service. */
package fr.galien.tests.wallet;
