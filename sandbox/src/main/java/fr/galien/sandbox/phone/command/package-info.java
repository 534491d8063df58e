/** {@code galien phone}: enrol a phone, and do with it what its owner does. */
package fr.galien.sandbox.phone.command;
