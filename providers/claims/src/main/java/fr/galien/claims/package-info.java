/**
 * From a professional to the claim set of Pro Santé Connect: a pure function, so that what every client reads is decided and
 * tested in one place. Names, types and oddities are Pro Santé Connect's own; a client written for it needs no change.
 */
package fr.galien.claims;
