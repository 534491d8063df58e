/** What makers say of their keys, signed: FIDO Metadata Service 3, read from a file and verified to its own roots. */
package fr.galien.factor.metadata;
