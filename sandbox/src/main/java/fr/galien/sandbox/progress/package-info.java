/** How a long job tells a person where it is: a list of named steps, drawn on a terminal, written elsewhere, or passed on to another process. */
package fr.galien.sandbox.progress;
