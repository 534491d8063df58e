/** The services to call, as software calls them: real tokens, real connections, programs of their own. */
package fr.galien.tests.services;
