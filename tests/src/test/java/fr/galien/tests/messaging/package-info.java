/** Secure messaging: mail software that logs people in, and mail servers that take its tokens. */
package fr.galien.tests.messaging;
