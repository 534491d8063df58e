package fr.galien.sandbox.service;

import fr.galien.sandbox.PrivateFile;
import fr.galien.sandbox.service.Workplaces.Workplace;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;

/** The sandbox's billing register: an invented number for each notable person at each structure where they bill. */
public final class BillingRegister {

    private static final String HEADER = "national_id|structure|identifiant_facturation|code_specialite_amo\n";

    private static final String DOCTOR = "10";
    private static final String GENERAL_PRACTICE = "01";

    private BillingRegister() {}

    /** Writes it as an operator would be given it. */
    public static Path write(Path directory) throws IOException {
        Path file = directory.resolve("billing.csv");
        PrivateFile.write(file, text());
        return file;
    }

    private static String text() {
        // Students bill under the name of whoever they replace.
        List<Workplace> places =
                Workplaces.all().filter(place -> !place.student()).toList();
        StringBuilder text = new StringBuilder(HEADER);
        IntStream.range(0, places.size())
                .forEach(at -> text.append(line(places.get(at), at)).append('\n'));
        return text.toString();
    }

    private static String line(Workplace place, int at) {
        return String.join(
                "|",
                place.person().value(),
                place.structure(),
                // Of no department.
                String.format(Locale.ROOT, "990000%03d", at),
                place.professionCode().equals(DOCTOR) ? GENERAL_PRACTICE : "");
    }
}
