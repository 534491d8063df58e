package fr.galien.mobile;

import java.util.Optional;

/** Encrypts what this server keeps of a device and must read again. */
public interface Vault {

    String seal(byte[] secret);

    /** Empty if it cannot be read any more: the key is gone. */
    Optional<byte[]> open(String sealed);
}
