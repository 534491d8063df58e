package fr.galien.identity;

/**
 * One of the identifiers of a person, as in Pro Santé Connect's {@code otherIds}.
 *
 * @param id      the identifier with its type digit
 * @param origin  the registry it comes from
 * @param quality 1 for an identifier of a national registry, 2 for one of the identity platform
 */
public record Identifier(NationalId id, IdentifierOrigin origin, int quality) {

    public static Identifier of(NationalId id) {
        IdentifierOrigin origin = id.origin();
        return new Identifier(id, origin, origin == IdentifierOrigin.PSI ? 2 : 1);
    }
}
