package fr.galien.sandbox.service;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFileAttributes;
import java.util.List;

/**
 * Who Dovecot runs as: whoever started it. It gives no mail to root, so where root started it, a user name space makes it
 * believe that it is nobody; its files stay root's, as the rest of the sandbox.
 *
 * @param name    as Dovecot sees it
 * @param group   as Dovecot sees it
 * @param command what is put before Dovecot's own
 */
record DovecotUser(String name, String group, List<String> command) {

    /** Of the kernel's "overflow" user and group, which Debian calls so. */
    private static final DovecotUser OF_ROOT =
            new DovecotUser("nobody", "nogroup", List.of("unshare", "--map-user=65534", "--map-group=65534", "--"));

    /** @param own a file or directory this process has made */
    static DovecotUser of(Path own) throws IOException {
        PosixFileAttributes attributes =
                Files.readAttributes(own, PosixFileAttributes.class, LinkOption.NOFOLLOW_LINKS);
        boolean root = Integer.valueOf(0).equals(Files.getAttribute(own, "unix:uid"));
        return root
                ? OF_ROOT
                : new DovecotUser(
                        attributes.owner().getName(), attributes.group().getName(), List.of());
    }
}
