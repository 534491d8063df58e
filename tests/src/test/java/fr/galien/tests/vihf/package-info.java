/**
 * The VIHF before judges: three that other people wrote (OpenSAML for Java, xmlsec1, OpenSAML for C++) and the one of our library
 * for services, with what it has to refuse.
 */
package fr.galien.tests.vihf;
