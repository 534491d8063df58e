package fr.galien.token.assertion;

import java.util.Optional;

/**
 * A code of a table (HL7 v3 {@code CE}).
 *
 * @param code  in the table
 * @param table its OID
 * @param name  of the table
 * @param label in French; empty if it is not known here
 */
record Coded(String code, String table, String name, Optional<String> label) {}
