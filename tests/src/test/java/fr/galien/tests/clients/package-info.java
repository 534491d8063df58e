/**
 * Other people's clients, really run against the sandbox with what {@code ./galien client show} prints for them: each logs
 * somebody in, renews its tokens where it can, and logs out. And the habits of those that cannot be run here.
 */
package fr.galien.tests.clients;
