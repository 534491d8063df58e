package fr.galien.sandbox.launch;

import fr.galien.sandbox.Addresses;
import fr.galien.sandbox.SandboxHome;
import java.io.IOException;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * How a sandbox is, found out by asking.
 *
 * @param since      when it was started; null if it is stopped
 * @param supervisor the process in whose care it is; 0 if there is none
 * @param parts      by name, whether each answers
 */
record Status(State state, Instant since, long supervisor, Addresses addresses, Map<String, Boolean> parts) {

    enum State {
        STOPPED,
        STARTING,
        /** Something runs, and something is missing. */
        BROKEN,
        RUNNING
    }

    static Status of(SandboxHome home) throws IOException {
        Addresses addresses = home.addresses();
        Optional<RunFile> file = RunFile.read(home.run());
        Optional<ProcessHandle> supervisor = file.flatMap(run -> run.living(Part.SUPERVISOR));
        boolean anything = file.stream()
                .anyMatch(run -> run.parts().keySet().stream()
                        .anyMatch(part -> run.living(part).isPresent()));
        if (!anything) {
            return new Status(State.STOPPED, null, 0, addresses, Map.of());
        }
        Map<String, Boolean> parts = Probes.ask(home, file.get().services());
        boolean whole = parts.values().stream().allMatch(answers -> answers);
        State state;
        if (supervisor.isEmpty()) {
            state = State.BROKEN;
        } else if (!file.get().ready()) {
            state = State.STARTING;
        } else {
            state = whole ? State.RUNNING : State.BROKEN;
        }
        long pid = supervisor.map(ProcessHandle::pid).orElse(0L);
        return new Status(state, file.get().since(), pid, addresses, parts);
    }

    Map<String, Object> toMap() {
        Map<String, Object> map = new LinkedHashMap<>();
        map.put("state", state.name().toLowerCase(Locale.ROOT));
        map.put("since", since == null ? null : since.toString());
        map.put("pid", supervisor == 0 ? null : supervisor);
        map.put("parts", parts);
        Map<String, String> names = new LinkedHashMap<>();
        names.put("issuer", addresses.issuer().toString());
        names.put("auth", addresses.auth().toString());
        names.put("wallet", addresses.walletAuthorization().toString());
        names.put("card", addresses.card().toString());
        names.put("mtls", addresses.mtls().toString());
        names.put("phone", addresses.phone().toString());
        names.put("demo", addresses.demo().toString());
        names.put("admin", addresses.admin().toString());
        names.put("record", addresses.record().toString());
        names.put("prescription", addresses.prescriptions().toString());
        names.put("imap", "localhost:" + addresses.ports().imap());
        names.put("submission", "localhost:" + addresses.ports().submission());
        map.put("addresses", names);
        return map;
    }
}
