package fr.galien.tests.walk;

/**
 * Somebody.
 *
 * @param name in the story of a walk
 * @param id   what tokens call them
 */
record Human(String name, String id) {

    @Override
    public String toString() {
        return name;
    }
}
