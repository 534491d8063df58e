package fr.galien.factor.keycloak;

import fr.galien.assurance.Evidence;
import fr.galien.assurance.Levels;
import fr.galien.assurance.Means;
import fr.galien.directory.FindHeldCards;
import fr.galien.directory.HeldCard;
import fr.galien.directory.ProfessionalUser;
import fr.galien.factor.HeldMeans;
import fr.galien.factor.HeldMeans.Kind;
import fr.galien.factor.Holdings;
import fr.galien.factor.KeyEvidence;
import fr.galien.factor.KeyJudge;
import fr.galien.factor.KeyVerdict;
import fr.galien.factor.KeyVerdict.Worth;
import fr.galien.identity.Assurance;
import fr.galien.mobile.Device;
import fr.galien.mobile.Devices.Owned;
import fr.galien.mobile.Phones;
import java.io.IOException;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.keycloak.credential.CredentialModel;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.UserModel;
import org.keycloak.models.credential.OTPCredentialModel;
import org.keycloak.models.credential.PasswordCredentialModel;
import org.keycloak.models.credential.RecoveryAuthnCodesCredentialModel;
import org.keycloak.models.credential.WebAuthnCredentialModel;
import org.keycloak.models.credential.dto.RecoveryAuthnCodesCredentialData;
import org.keycloak.services.resource.RealmResourceProvider;
import org.keycloak.util.JsonSerialization;

/** Where the means of one person are found: their credentials, their phones, their cards. */
final class HeldByPerson {

    private static final Map<String, Kind> KINDS = Map.of(
            WebAuthnCredentialModel.TYPE_PASSWORDLESS, Kind.KEY,
            OTPCredentialModel.TYPE, Kind.TOTP,
            RecoveryAuthnCodesCredentialModel.TYPE, Kind.RECOVERY_CODES,
            PasswordCredentialModel.TYPE, Kind.PASSWORD);

    private final Map<String, CredentialModel> stored;
    private final Map<String, KeyEvidence> evidence;
    private final List<Owned> phones;
    private final boolean card;
    private final Levels levels;
    private final KeyJudge judge;
    private final boolean passwords;

    /** @param session of the person, whose card that was read in it counts as held */
    HeldByPerson(KeycloakSession keycloak, UserModel person, Evidence session, FindHeldCards cards, LocalDate today) {
        List<CredentialModel> all =
                person.credentialManager().getStoredCredentialsStream().toList();
        stored = all.stream()
                .filter(one -> KINDS.containsKey(one.getType()))
                .collect(Collectors.toMap(CredentialModel::getId, Function.identity(), (one, other) -> one));
        evidence = all.stream()
                .filter(one -> KeyEvidenceStore.TYPE.equals(one.getType()))
                .flatMap(one -> KeyEvidenceStore.evidence(one).stream())
                .collect(Collectors.toMap(KeyEvidence::passkey, Function.identity(), (one, other) -> one));
        phones = keycloak.getAllProviders(RealmResourceProvider.class).stream()
                .filter(Phones.class::isInstance)
                .flatMap(found -> ((Phones) found).of(person.getId()).stream())
                .toList();
        card = session.acts().stream().anyMatch(act -> act.means() == Means.SMART_CARD)
                || person instanceof ProfessionalUser known && holdsACard(known, cards, today);
        levels = Levels.of(keycloak.getContext().getRealm()::getAttribute);
        judge = KeepsKeyMetadata.judge(keycloak);
        passwords = MayUsePasswords.here(keycloak.getContext().getRealm(), person);
    }

    private static boolean holdsACard(ProfessionalUser known, FindHeldCards cards, LocalDate today) {
        return known.professional().identifiers().stream()
                .flatMap(identifier -> cards.heldBy(identifier.id()).stream())
                .anyMatch(one -> isGood(one, today));
    }

    private static boolean isGood(HeldCard card, LocalDate today) {
        return card.opposedOn().isEmpty()
                && card.validTo().filter(today::isAfter).isEmpty()
                && card.validFrom().filter(today::isBefore).isEmpty();
    }

    boolean hasCard() {
        return card;
    }

    List<Owned> phones() {
        return phones;
    }

    Optional<CredentialModel> stored(String id) {
        return Optional.ofNullable(stored.get(id));
    }

    Optional<KeyEvidence> evidence(String key) {
        return Optional.ofNullable(evidence.get(key));
    }

    /** As a login with the key would be judged now; empty for one of which nothing is known. */
    Optional<KeyVerdict> verdict(String key) {
        return evidence(key).map(judge::judge);
    }

    Levels levels() {
        return levels;
    }

    Holdings holdings() {
        Stream<HeldMeans> cards = card ? Stream.of(held("", Kind.CARD, Means.SMART_CARD)) : Stream.empty();
        return new Holdings(Stream.of(
                        cards,
                        phones.stream().map(this::phone),
                        stored.values().stream().map(this::credential))
                .flatMap(Function.identity())
                .toList());
    }

    private HeldMeans phone(Owned phone) {
        boolean active = phone.device().status() == Device.Status.ACTIVE;
        return new HeldMeans(
                phone.credential(),
                Kind.PHONE,
                active
                        ? levels.worth(
                                phone.device().level().isAtLeast(Assurance.EIDAS2) ? Means.PHONE_ATTESTED : Means.PHONE)
                        : Optional.empty());
    }

    private HeldMeans credential(CredentialModel one) {
        String id = one.getId();
        return switch (KINDS.get(one.getType())) {
            case KEY -> key(id);
            case TOTP -> factor(id, Kind.TOTP, Means.PASSWORD_WITH_CODE, has(Kind.PASSWORD));
            case RECOVERY_CODES ->
                factor(
                        id,
                        Kind.RECOVERY_CODES,
                        Means.PASSWORD_WITH_RECOVERY_CODE,
                        has(Kind.PASSWORD) && recoveryCodesLeft(one) > 0);
            case PASSWORD ->
                factor(
                        id,
                        Kind.PASSWORD,
                        has(Kind.TOTP) ? Means.PASSWORD_WITH_CODE : Means.PASSWORD_WITH_RECOVERY_CODE,
                        has(Kind.TOTP) || has(Kind.RECOVERY_CODES));
            case CARD, PHONE -> throw new IllegalStateException("no credential of these");
        };
    }

    private HeldMeans key(String id) {
        Optional<KeyVerdict> verdict = verdict(id);
        boolean refused =
                verdict.filter(known -> known.worth() == Worth.NOTHING).isPresent();
        return refused
                ? new HeldMeans(id, Kind.KEY, Optional.empty())
                : held(
                        id,
                        Kind.KEY,
                        verdict.filter(KeyVerdict::isSecurityKey).isPresent() ? Means.SECURITY_KEY : Means.PASSKEY);
    }

    static int recoveryCodesLeft(CredentialModel codes) {
        try {
            return JsonSerialization.readValue(codes.getCredentialData(), RecoveryAuthnCodesCredentialData.class)
                    .getRemainingCodes();
        } catch (IOException damaged) {
            return 0;
        }
    }

    private HeldMeans held(String id, Kind kind, Means means) {
        return new HeldMeans(id, kind, levels.worth(means));
    }

    private HeldMeans factor(String id, Kind kind, Means means, boolean complete) {
        return new HeldMeans(id, kind, complete && passwords ? levels.worth(means) : Optional.empty());
    }

    private boolean has(Kind kind) {
        return stored.values().stream().anyMatch(one -> KINDS.get(one.getType()) == kind);
    }
}
