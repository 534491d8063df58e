package fr.galien.mobile.keycloak;

import fr.galien.mobile.Approval;
import fr.galien.mobile.Approvals;
import fr.galien.mobile.Decision;
import java.util.List;

/** Everything that follows from a decision, in turn. */
record Consequences(List<Approvals.Aftermath> all) implements Approvals.Aftermath {

    @Override
    public void decided(Approval request, Decision decision) {
        all.forEach(one -> one.decided(request, decision));
    }

    @Override
    public void paused(String user) {
        all.forEach(one -> one.paused(user));
    }
}
