package fr.galien.sandbox.key;

import fr.galien.testkit.key.SoftwareKey;
import java.util.function.Function;

/** A key of the sandbox under somebody's finger: what it learns is kept. */
public final class HeldKey {

    private final String name;
    private final SoftwareKey key;
    private final KeyBox box;

    HeldKey(String name, SoftwareKey key, KeyBox box) {
        this.name = name;
        this.key = key;
        this.box = box;
    }

    public String name() {
        return name;
    }

    public boolean synced() {
        return key.synced();
    }

    /** Uses it. */
    public <T> T use(Function<SoftwareKey, T> use) {
        T result = use.apply(key);
        box.keep(name, key);
        return result;
    }
}
