/**
 * What a native device's attestation proves of its keys: the rules for Android's, and the operator's files they are judged by.
 * Beyond the signatures an attestation is a statement of the hardware's maker: a signal and not a proof, since keys of whole
 * models have leaked; hence the list of revoked ones.
 */
package fr.galien.mobile.attestation;
