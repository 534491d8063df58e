/**
 * A professional's workstation: a real Chromium in a real window, a card behind PKCS#11, fingers on the keyboard. All of it
 * lives in a directory and on a display of its own, so that runs side by side do not meet.
 */
package fr.galien.tests.browser;
