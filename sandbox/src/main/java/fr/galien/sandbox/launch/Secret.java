package fr.galien.sandbox.launch;

import fr.galien.sandbox.directory.DirectoryLoads;

/** The secrets a sandbox makes for itself, by their names in {@code secrets.properties}. */
public enum Secret {
    /** Of the person who opens the admin console. */
    ADMIN_PASSWORD("admin.password"),
    /** The name of the service client with which the command administers Keycloak. */
    ADMIN_CLIENT_ID("admin.client.id"),
    /** Of the service client with which the command administers Keycloak. */
    ADMIN_CLIENT_SECRET("admin.client.secret"),
    POSTGRES_PASSWORD("postgres.password"),
    KEYCLOAK_DATABASE_PASSWORD("keycloak.database.password"),
    DIRECTORY_LOADER_PASSWORD(DirectoryLoads.LOADER_PASSWORD),
    DIRECTORY_READER_PASSWORD("directory.reader.password"),
    DIRECTORY_STOPPER_PASSWORD("directory.stopper.password"),
    /** Of the two operators a sandbox has. */
    DIRECTORY_OPERATOR_ALICE_PASSWORD("directory.operator.alice.password"),
    DIRECTORY_OPERATOR_BRUNO_PASSWORD("directory.operator.bruno.password"),
    /** Of the person outside the directory. */
    OUTSIDER_PASSWORD("outsider.password"),
    /** What the codes of the same person are made from, as it is: its UTF-8 bytes are the key. */
    OUTSIDER_CODES("outsider.codes"),
    /** Keys the pseudonyms that stand for people in the log. */
    LOG_KEY("log.key");

    private final String key;

    Secret(String key) {
        this.key = key;
    }

    public String key() {
        return key;
    }
}
