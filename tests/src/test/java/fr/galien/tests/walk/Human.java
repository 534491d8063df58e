package fr.galien.tests.walk;

/**
 * Somebody.
 *
 * @param name in the story of a walk
 * @param id   what tokens call them: their identifier of the directory, or the {@code sub} of whoever has none
 */
record Human(String name, String id) {

    @Override
    public String toString() {
        return name;
    }
}
