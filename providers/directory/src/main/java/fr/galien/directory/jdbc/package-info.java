/**
 * The directory in PostgreSQL (tried with 18). The loader's role owns the schema
 * {@code directory} and is used from the loader's own process; the server's look-up role may only read, through a small pool
 * with short time-outs, and a third role does the server's own work on stops, through one of two connections. Of this package the server loads what looks people up, never what loads them.
 */
package fr.galien.directory.jdbc;
