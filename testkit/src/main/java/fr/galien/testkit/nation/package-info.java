/**
 * The fictitious nation: health professionals who do not exist, written as the extractions the national directory publishes
 * of its people, day after day. A person is a pure function of the seed and of their place in the nation, and so is a
 * structure; nothing is kept of anybody but what changed since the first day, so a nation of any size takes the same memory,
 * and the same seed gives the same bytes. Numbers are of ranges that belong to nobody: RPPS 99700…, ADELI and FINESS of the
 * department {@code 0B}, SIREN 000…, telephones 01 99 00 …. and e-mail under {@code .example}; cards are numbered 99…, for
 * want of a range.
 */
package fr.galien.testkit.nation;
