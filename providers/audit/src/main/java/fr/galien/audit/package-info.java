/** What happened, without saying to whom: in a log a person is a keyed hash. */
package fr.galien.audit;
