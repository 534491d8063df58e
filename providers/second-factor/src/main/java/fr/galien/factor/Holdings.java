package fr.galien.factor;

import fr.galien.factor.HeldMeans.Kind;
import java.util.List;
import java.util.Optional;

/** All the means of one person. */
public record Holdings(List<HeldMeans> all) {

    public Holdings {
        all = List.copyOf(all);
    }

    public Optional<HeldMeans> find(String id) {
        return all.stream().filter(one -> one.id().equals(id)).findFirst();
    }

    Holdings without(HeldMeans gone) {
        return new Holdings(all.stream().filter(one -> !one.equals(gone)).toList());
    }

    /** Whether the person can still log in with what is here: with a means, or with two factors that make one. */
    boolean leadIn() {
        return all.stream()
                        .anyMatch(
                                one -> !one.kind().isOneFactor() && one.level().isPresent())
                || holds(Kind.PASSWORD) && (holds(Kind.TOTP) || holds(Kind.RECOVERY_CODES));
    }

    private boolean holds(Kind kind) {
        return all.stream().anyMatch(one -> one.kind() == kind && one.level().isPresent());
    }
}
