package fr.galien.factor.metadata;

import java.util.Optional;

/**
 * What an operator sees of it.
 *
 * @param inUse   empty: nothing is certified
 * @param trouble with the file that is there, or with the age of the one in use
 */
public record MetadataState(Optional<Metadata> inUse, Optional<BlobTrouble> trouble) {}
