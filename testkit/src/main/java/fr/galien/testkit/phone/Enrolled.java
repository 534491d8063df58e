package fr.galien.testkit.phone;

import java.time.Duration;

/**
 * An enrolment whose phone side is done: it counts once the person has typed the confirmation on the screen.
 *
 * @param phone        refused with ECPS-0203 until then
 * @param confirmation six digits the phone shows
 * @param expiresIn    how long the screen waits for them
 */
public record Enrolled(Phone phone, String confirmation, Duration expiresIn) {

    @Override
    public String toString() {
        return "Enrolled[***]";
    }
}
