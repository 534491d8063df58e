/**
 * The contract with the software of six hundred vendors: clients of every kind against everything they may ask, as a vendor's
 * own library (Nimbus) sees it.
 */
package fr.galien.tests.contract;
