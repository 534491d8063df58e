/** The application that shows six digits, as people have it on a phone. */
package fr.galien.testkit.code;
