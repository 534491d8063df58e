package fr.galien.sandbox.launch;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * One process for good: numbers are given anew, a number with its moment of birth is not.
 *
 * @param pid   its number
 * @param start its birth, as the operating system tells it
 */
record ProcessMark(long pid, Instant start) {

    /** Systems that count births from their own start shift them a little when the clock is set. */
    private static final Duration TOLERANCE = Duration.ofSeconds(2);

    static ProcessMark of(ProcessHandle process) {
        return new ProcessMark(process.pid(), process.info().startInstant().orElse(Instant.EPOCH));
    }

    static ProcessMark parse(String text) {
        int at = text.indexOf('@');
        return new ProcessMark(
                Long.parseLong(text.substring(0, at)), Instant.ofEpochMilli(Long.parseLong(text.substring(at + 1))));
    }

    @Override
    public String toString() {
        return pid + "@" + start.toEpochMilli();
    }

    /** The process, if it lives and is the very one. */
    Optional<ProcessHandle> living() {
        return ProcessHandle.of(pid)
                .filter(Life::in)
                .filter(process -> process.info()
                        .startInstant()
                        .map(born -> Duration.between(start, born).abs().compareTo(TOLERANCE) <= 0)
                        .orElse(false));
    }
}
