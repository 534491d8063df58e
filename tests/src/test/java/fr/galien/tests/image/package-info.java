/**
 * The image of {@code docker/Dockerfile}: what is in it, and the system tests on it. {@code mvn -pl tests -am verify -Pimage}
 * builds it with whatever speaks Docker's API ({@code DOCKER_HOST} tells where) and puts it in the place of the sandbox's own
 * Keycloak; database, front and cards stay the sandbox's. Where there is no container engine or no base image, these tests are
 * skipped and say so.
 */
package fr.galien.tests.image;
