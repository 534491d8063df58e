package fr.galien.testkit.nation;

/** A code of a national table (NOS) and its label. */
record Coded(String code, String label) {}
