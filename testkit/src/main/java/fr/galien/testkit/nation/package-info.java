/**
 * The fictitious nation: health professionals who do not exist, written as an extraction of the national directory in
 * today's {@code PS_LibreAcces_Personne_activite} format. A person is a pure function of the seed and of their place in the
 * file, and so is a structure; nothing is kept, so a nation of any size takes the same memory, and the same seed gives the
 * same bytes. Numbers are of ranges that belong to nobody: RPPS 99700…, FINESS of the department {@code 0B}, SIREN 000…,
 * telephones 01 99 00 …. and e-mail under {@code .example}.
 */
package fr.galien.testkit.nation;
