/**
 * From what a person did to how sure we are: evidence, the level it is worth, and whether that meets what a client asked.
 * Other capabilities add means and record evidence; none of them sets a level.
 */
package fr.galien.assurance;
