/**
 * What a professional sees and presses, in Chromium with the card behind PKCS#11. Every page is photographed on the way into
 * {@code tests/target/screenshots}. The pictures of the README are two of these photographs: {@link
 * fr.galien.tests.screen.Gallery} says how they are renewed.
 */
package fr.galien.tests.screen;
