package fr.galien.mobile.keycloak;

import fr.galien.mobile.Devices.Owned;
import fr.galien.mobile.Phones;
import fr.galien.mobile.Reach;
import java.util.List;
import org.keycloak.services.resource.RealmResourceProvider;

/** What devices call, and what other capabilities may have of it. */
record MobileResourceProvider(MobileResource resource, Reach reach, Phones phones)
        implements RealmResourceProvider, Reach, Phones {

    @Override
    public Object getResource() {
        return resource;
    }

    @Override
    public void tell(String user, String letter, String what) {
        reach.tell(user, letter, what);
    }

    @Override
    public List<Owned> of(String user) {
        return phones.of(user);
    }

    @Override
    public void close() {}
}
