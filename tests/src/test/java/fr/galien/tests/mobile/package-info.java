/** The phone on the whole system: real pages, real endpoints, the testkit's device. */
package fr.galien.tests.mobile;
