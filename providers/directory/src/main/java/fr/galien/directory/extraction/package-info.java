/**
 * Reads the public extractions of the national directory. Columns are found by their name and never by their place,
 * because both order and number of columns have changed over time; a file that cannot be understood whole is refused, so
 * that nobody is ever half known. Used by the loader only: the server never loads these classes, nor the CSV library
 * they stand on.
 */
package fr.galien.directory.extraction;
