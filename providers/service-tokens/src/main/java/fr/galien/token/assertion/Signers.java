package fr.galien.token.assertion;

import fr.galien.identity.ProductionCheck.Fault;
import fr.galien.oidc.StructureNumber;
import java.io.IOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The signers of the structures this server seals for: a directory, one file each, {@code <number>.properties}. Read once; a
 * file that is no use is told in the log, and its structure has no signer.
 */
public final class Signers {

    private static final Logger LOG = System.getLogger(Signers.class.getName());

    private static final String SUFFIX = ".properties";
    private static final String PRODUCTION = "PROD-0910";

    /** Nobody's: what a server without configuration has. */
    public static final Signers NONE = new Signers(Map.of(), List.of());

    private final Map<StructureNumber, Held> held;
    private final List<Fault> faults;

    private Signers(Map<StructureNumber, Held> held, List<Fault> faults) {
        this.held = Map.copyOf(held);
        this.faults = List.copyOf(faults);
    }

    /**
     * @param reach how remote signers are talked to
     * @param now   the time: a certificate that has expired is no use
     * @throws IOException if the directory cannot be read
     */
    public static Signers in(Path directory, HashSigner.Reach reach, Instant now) throws IOException {
        OpenSigner opener = new OpenSigner(reach);
        Map<StructureNumber, Held> held = new HashMap<>();
        List<Fault> faults = new ArrayList<>();
        for (Path file : files(directory)) {
            String name = file.getFileName().toString();
            try {
                StructureNumber structure = StructureNumber.parse(name.substring(0, name.length() - SUFFIX.length()))
                        .orElseThrow(() -> new SignerTrouble("its name is not the number of a structure"));
                SignerSettings settings = SignerSettings.read(file);
                fault(name, settings).ifPresent(faults::add);
                Held one = new Held(structure, settings, opener);
                one.tryNow(name, now);
                held.put(structure, one);
            } catch (SignerTrouble trouble) {
                LOG.log(Level.ERROR, "The signer {0} is not used: {1}.", name, trouble.getMessage());
            }
        }
        return new Signers(held, faults);
    }

    /** What must not be in production (PROD-0910). */
    public List<Fault> faults() {
        return faults;
    }

    /** The structure's, whose certificate lets it sign now. */
    StructureSigner of(StructureNumber structure, Instant now) throws AssertionRefused {
        Held one = held.get(structure);
        if (one == null) {
            throw new AssertionRefused(AssertionRefusal.NO_SIGNER);
        }
        StructureSigner signer = one.signer();
        Optional<AssertionRefusal> fault = new Seal(signer.certificate()).fault(structure, now);
        if (fault.isPresent()) {
            throw new AssertionRefused(fault.get());
        }
        return signer;
    }

    private static List<Path> files(Path directory) throws IOException {
        try (Stream<Path> entries = Files.list(directory)) {
            return entries.filter(Files::isRegularFile)
                    .filter(file -> file.getFileName().toString().endsWith(SUFFIX))
                    .sorted()
                    .toList();
        }
    }

    private static Optional<Fault> fault(String name, SignerSettings settings) {
        return switch (settings) {
            case SignerSettings.Pkcs12 file ->
                Optional.of(
                        new Fault(PRODUCTION, "the signer " + name + " keeps its key in a file: use pkcs11 or csc"));
            case SignerSettings.Remote remote
            when remote.isPlain() ->
                Optional.of(new Fault(PRODUCTION, "the signer " + name + " is asked over http: use https"));
            default -> Optional.empty();
        };
    }

    /** One structure's; asked for again later where it did not answer when the server started. */
    private static final class Held {

        private final StructureNumber structure;
        private final SignerSettings settings;
        private final OpenSigner opener;
        private volatile StructureSigner signer;

        Held(StructureNumber structure, SignerSettings settings, OpenSigner opener) {
            this.structure = structure;
            this.settings = settings;
            this.opener = opener;
        }

        void tryNow(String name, Instant now) throws SignerTrouble {
            try {
                StructureSigner opened = opener.open(structure.value(), settings);
                Optional<AssertionRefusal> fault = new Seal(opened.certificate()).fault(structure, now);
                if (fault.isPresent()) {
                    throw new SignerTrouble(fault.get().sentence());
                }
                signer = opened;
            } catch (SignerOutage outage) {
                LOG.log(
                        Level.WARNING,
                        "The signer {0} does not answer yet, and is asked again when it is needed: {1}.",
                        name,
                        outage.getMessage());
            }
        }

        StructureSigner signer() throws AssertionRefused {
            StructureSigner open = signer;
            if (open == null) {
                try {
                    open = opener.open(structure.value(), settings);
                    signer = open;
                } catch (SignerOutage | SignerTrouble outage) {
                    throw new AssertionRefused(AssertionRefusal.SIGNER_OUT_OF_ORDER, outage);
                }
            }
            return open;
        }
    }
}
