package fr.galien.sandbox.login;

/**
 * One step of a login, as it is told afterwards.
 *
 * @param number from 1
 * @param what   in plain words, without personal data
 * @param host   host and port that answered; empty for a check made here
 * @param status of the HTTP answer; 0 for a check made here
 * @param millis it took
 */
public record Step(int number, String what, String host, int status, long millis) {}
