package fr.galien.testkit.nation;

/**
 * Someone outside the directory: a medical secretary, without national identifier, card or phone.
 *
 * @param userName   what they type to log in
 * @param familyName in capitals, as the directory writes names
 * @param givenName  as it is written
 */
public record Outsider(String userName, String familyName, String givenName) {}
