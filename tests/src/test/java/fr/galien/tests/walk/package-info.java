/**
 * Random walks: people with every kind of means who do anything at all to the login, and a model of the contract
 * ({@code docs/second-factor.md} §1) that says after each login what its tokens may say. A walk is made by its seed; a walk that
 * goes wrong prints its seed and its steps. {@link fr.galien.tests.walk.WalksTest} says how many are walked, and how to walk more.
 */
package fr.galien.tests.walk;
