/** What a page says when something went wrong beside a login: a code, and a reference that support finds in the log. */
package fr.galien.pages;
