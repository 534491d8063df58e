package fr.galien.card;

/**
 * A certificate that a pinned authority signed. Only {@link CardAuthorities#verify} makes one, so that a rule which looks at
 * the content cannot run before the signature was checked.
 */
record IssuedCard(CardCertificate certificate, CardAuthority issuer) {

    /** Of that world by its authority or by its own category: one of the two is enough to keep it out of the other. */
    boolean isOf(CardEnvironment environment) {
        return issuer.environment() == environment
                || certificate
                        .category()
                        .filter(category -> category.environment() == environment)
                        .isPresent();
    }

    boolean isOfATypeItsAuthorityIssues() {
        return certificate.category().filter(ProductCategory::isCard).isPresent()
                && certificate.type().filter(issuer.issues()::contains).isPresent();
    }

    @Override
    public String toString() {
        return "IssuedCard[hidden]";
    }
}
