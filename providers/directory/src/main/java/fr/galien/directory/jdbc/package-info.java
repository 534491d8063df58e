/**
 * The directory in PostgreSQL (17 or newer: {@code MERGE} with "not matched by source"). The loader's role owns the schema
 * {@code directory} and is used from the loader's own process; the server's role may only read two tables, through a small
 * pool with short time-outs. Of this package the server loads what looks people up, never what loads them.
 */
package fr.galien.directory.jdbc;
