/**
 * A record service small enough to read, and real: FHIR R4 by HAPI, SOAP with a VIHF judged by OpenSAML, in front of both the
 * library any service may use. Its patients are fictitious and live in memory. Nothing is logged.
 */
package fr.galien.service.record;
