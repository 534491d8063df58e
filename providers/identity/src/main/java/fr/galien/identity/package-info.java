/**
 * The words every capability shares: identifiers of people, what they practise and where, levels of assurance, and what a
 * refusal is. Plain Java, no framework. Unknown text is the empty string, never {@code null}, as the directory and Pro
 * Santé Connect have it.
 */
package fr.galien.identity;
