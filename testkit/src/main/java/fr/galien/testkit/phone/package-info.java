/**
 * A phone: a device of MAP/1, written from {@code docs/mobile-protocol.md} alone, as anybody else would write one. It is whole,
 * and it is also the tests' attacker: every message is a {@link fr.galien.testkit.phone.Draft} until it is signed, and every
 * call a {@link fr.galien.testkit.phone.Call} until it is sent, so that a test changes one thing and sends the rest as is.
 *
 * <pre>
 * §2  keys, JWS                      -> PhoneKeys, Draft, RealmKeys
 * §3  links                          -> PhoneLink
 * §4  calls                          -> MapService, Call, Reply
 * §5  enrolment                      -> Enrolment
 * §6  what is checked of a request   -> RealmKeys, PhoneRequest
 * §7  answers                        -> Phone.answer
 * §9  without network                -> OfflineKey
 * §10 refusals                       -> PhoneRefused
 * </pre>
 */
package fr.galien.testkit.phone;
