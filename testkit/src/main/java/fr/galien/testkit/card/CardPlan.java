package fr.galien.testkit.card;

import fr.galien.identity.NationalId;
import fr.galien.identity.RppsNumber;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.Set;

/**
 * What an order amounts to: everything a flaw can change, decided in one place.
 *
 * @param signedBy    who signs, under the issuer's name or the card's own
 * @param upnHolder   the number in the principal name
 */
record CardPlan(
        AuthorityName issuer,
        Signatory signedBy,
        Instant notBefore,
        Instant notAfter,
        CardUsage usage,
        boolean software,
        NationalId upnHolder) {

    enum Signatory {
        AUTHORITY,
        IMPOSTOR,
        ITSELF
    }

    private static final int YEARS = 3;
    private static final Duration A_DAY = Duration.ofDays(1);

    static CardPlan of(CardRequest order, Instant now) {
        Set<CardFlaw> flaws = order.flaws();
        Instant notBefore = order.end()
                .map(end -> years(end.truncatedTo(ChronoUnit.SECONDS), -YEARS))
                .orElseGet(() -> notBefore(flaws, now.truncatedTo(ChronoUnit.SECONDS)));
        return new CardPlan(
                AuthorityName.intermediate(
                        flaws.contains(CardFlaw.PRODUCTION) ? CardEnvironment.PRODUCTION : order.environment(),
                        flaws.contains(CardFlaw.ELEMENTAIRE)
                                ? Tier.ELEMENTAIRE
                                : order.type().tier(),
                        flaws.contains(CardFlaw.ORGANISATIONS) ? Domain.ORGANISATIONS : Domain.PERSONNES),
                signatory(flaws),
                notBefore,
                years(notBefore, YEARS),
                usage(flaws),
                flaws.contains(CardFlaw.SOFTWARE),
                flaws.contains(CardFlaw.MISMATCHED_UPN) ? somebodyElse(order.holder()) : order.holder());
    }

    private static Instant notBefore(Set<CardFlaw> flaws, Instant now) {
        if (flaws.contains(CardFlaw.EXPIRED)) {
            return years(now.minus(A_DAY), -YEARS);
        }
        return flaws.contains(CardFlaw.NOT_YET_VALID) ? now.plus(A_DAY) : now.minus(A_DAY);
    }

    private static Signatory signatory(Set<CardFlaw> flaws) {
        if (flaws.contains(CardFlaw.SELF_SIGNED)) {
            return Signatory.ITSELF;
        }
        return flaws.contains(CardFlaw.FOREIGN) ? Signatory.IMPOSTOR : Signatory.AUTHORITY;
    }

    private static CardUsage usage(Set<CardFlaw> flaws) {
        if (flaws.contains(CardFlaw.SIGNATURE)) {
            return CardUsage.SIGNATURE;
        }
        return flaws.contains(CardFlaw.NO_CLIENT_AUTH) ? CardUsage.LOGON_ONLY : CardUsage.AUTHENTICATION;
    }

    /** Exactly three calendar years, as on the real ones. */
    private static Instant years(Instant from, int years) {
        return from.atZone(ZoneOffset.UTC).plusYears(years).toInstant();
    }

    /** The next number that could be one: of the same kind and, if it has a key, with the right one. */
    private static NationalId somebodyElse(NationalId holder) {
        return holder.rpps()
                .map(rpps -> Long.parseLong(rpps.digits().substring(0, RppsNumber.LENGTH - 1)))
                .map(tenDigits -> RppsNumber.withKey("%010d".formatted((tenDigits + 1) % 10_000_000_000L))
                        .nationalId())
                .orElseGet(() -> {
                    String value = holder.value();
                    return new NationalId(value.substring(0, value.length() - 1) + (value.endsWith("1") ? '2' : '1'));
                });
    }
}
