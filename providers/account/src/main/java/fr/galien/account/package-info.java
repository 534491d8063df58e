/** What a person may see and close of their own: the rules of "my account". */
package fr.galien.account;
