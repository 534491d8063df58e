/** What structures sign with: a remote signer that can be slow, refuse or lie, and the files a server is told of signers by. */
package fr.galien.testkit.sign;
