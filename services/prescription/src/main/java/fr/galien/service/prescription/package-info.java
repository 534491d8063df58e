/**
 * A service that is handed tokens and judges them with Spring Security: what a vendor would write. Prescriptions live as long
 * as the program.
 */
package fr.galien.service.prescription;
