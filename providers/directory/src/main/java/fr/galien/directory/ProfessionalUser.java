package fr.galien.directory;

import fr.galien.identity.Professional;

/** A user who came from the directory: what Keycloak's user model for a professional also is. */
public interface ProfessionalUser {

    Professional professional();
}
