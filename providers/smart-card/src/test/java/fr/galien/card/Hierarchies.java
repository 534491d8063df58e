package fr.galien.card;

import fr.galien.card.revocation.RevocationAnswer;
import fr.galien.directory.CardAnswer;
import fr.galien.directory.FindCard;
import java.security.cert.X509Certificate;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** The three ranges of the IGC-Santé, in TEST and in production. */
final class Hierarchies {

    /** Every type there is, under any policy. */
    static final CardPolicy ALL = new CardPolicy(
            Set.of(CardType.values()), Set.of(), CardPolicy.DEFAULT.revocation(), CardPolicy.WhenUnknown.REFUSE);

    static final Hierarchies TEST = new Hierarchies("TEST ");
    static final Hierarchies PRODUCTION = new Hierarchies("");

    final Issuer fortRoot;
    final Issuer fortPersonnes;
    final Issuer standardPersonnes;
    final Issuer elementaireOrganisations;
    final List<CardAuthority> all;

    private Hierarchies(String prefix) {
        fortRoot = Issuer.root(prefix + "AC RACINE IGC-SANTE FORT");
        fortPersonnes = fortRoot.intermediate(prefix + "AC IGC-SANTE FORT PERSONNES");
        Issuer standardRoot = Issuer.root(prefix + "AC RACINE IGC-SANTE STANDARD");
        standardPersonnes = standardRoot.intermediate(prefix + "AC IGC-SANTE STANDARD PERSONNES");
        Issuer elementaireRoot = Issuer.root(prefix + "AC RACINE IGC-SANTE ELEMENTAIRE");
        elementaireOrganisations = elementaireRoot.intermediate(prefix + "AC IGC-SANTE ELEMENTAIRE ORGANISATIONS");
        all = Stream.of(
                        fortRoot,
                        fortPersonnes,
                        standardRoot,
                        standardPersonnes,
                        elementaireRoot,
                        elementaireOrganisations)
                .map(Issuer::pinned)
                .toList();
    }

    /** The authorities an operator pins: those of cards. */
    List<CardAuthority> ofCards() {
        return all.stream()
                .filter(authority -> !authority.name().contains("ELEMENTAIRE"))
                .toList();
    }

    static CardVerdict judge(List<CardAuthority> pinned, CardEnvironment environment, X509Certificate certificate) {
        return judge(pinned, environment, CardDraft.presented(certificate));
    }

    static CardVerdict judge(List<CardAuthority> pinned, CardEnvironment environment, PresentedCertificate presented) {
        return rules(pinned, environment).judge(Optional.of(presented), ALL);
    }

    /** With a directory that knows no card. */
    static CardRules rules(List<CardAuthority> pinned, CardEnvironment environment) {
        return rules(pinned, environment, number -> new CardAnswer.Unknown());
    }

    static CardRules rules(List<CardAuthority> pinned, CardEnvironment environment, FindCard directory) {
        return new CardRules(
                CardAuthorities.of(pinned),
                environment,
                (card, issuer, policy) -> new RevocationAnswer.Good(),
                directory,
                Clock.fixed(Issuer.NOW, ZoneOffset.UTC));
    }
}
