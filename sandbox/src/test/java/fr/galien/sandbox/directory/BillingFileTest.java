package fr.galien.sandbox.directory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import fr.galien.directory.LoadRefusal;
import fr.galien.directory.LoadRefused;
import fr.galien.directory.jdbc.BillingLoad.Numbered;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class BillingFileTest {

    private static final String HEADER = "national_id|structure|identifiant_facturation|code_specialite_amo\n";

    @TempDir
    Path folder;

    @Test
    void findsColumnsByTheirNames() throws IOException {
        List<Numbered> entries = read("\uFEFFcode_specialite_amo|x|national_id|identifiant_facturation|structure\r\n"
                + "01|\"|899700000018|069912341|1060012345\r\n"
                + "|y|899700000026|069912342|312345678901234");

        assertThat(entries)
                .extracting(one -> one.line()
                        + " "
                        + one.entry().person().value()
                        + " "
                        + one.entry().structure()
                        + " "
                        + one.entry().billing().number()
                        + " "
                        + one.entry().billing().specialty())
                .containsExactly("2 899700000018 1060012345 069912341 01", "3 899700000026 312345678901234 069912342 ");
    }

    @Test
    void numbersEveryBadLineAndQuotesNone() {
        assertThatThrownBy(() -> read(HEADER
                        + "899700000018|1060012345|069912341|01\n"
                        + "899700000018|1060012345|0699|01\n"
                        + "899700000018|1060012345|069912341\n"
                        + "\n"
                        + "secret name|1060012345|069912341|01\n"))
                .isInstanceOfSatisfying(LoadRefused.class, e -> {
                    assertThat(e.code()).isEqualTo("RPPS-0344");
                    assertThat(e.refusal().sentence())
                            .isEqualTo("Of the billing register 4 lines cannot be taken:"
                                    + " line 3: identifiant_facturation is not one;"
                                    + " line 4: it does not have the fields of the first line;"
                                    + " line 5: it does not have the fields of the first line;"
                                    + " line 6: national_id is not one.");
                });
    }

    @Test
    void showsTwentyBadLinesAtMostAndCountsTheOthers() {
        assertThatThrownBy(() -> read(HEADER + "x\n".repeat(33)))
                .hasMessageContaining("33 lines")
                .hasMessageContaining("line 21: ")
                .hasMessageNotContaining("line 22: ")
                .hasMessageContaining("and 13 more.");
        assertThatThrownBy(() -> read(HEADER + "x\n".repeat(5_000))).hasMessageContaining("and 980 more.");
    }

    @ParameterizedTest
    @CsvSource(delimiter = ';', textBlock = """
            RPPS-0345; ''
            RPPS-0345; 'national_id|structure|identifiant_facturation|code_specialite_amo'
            RPPS-0345; 'national_id|structure|structure|code_specialite_amo'
            RPPS-0304; 'national_id|structure|code_specialite_amo'
            RPPS-0304; 'national_id,structure,identifiant_facturation,code_specialite_amo'
            """)
    void refusesWhatIsNoRegister(String code, String text) {
        assertThatThrownBy(() -> read(text))
                .isInstanceOfSatisfying(
                        LoadRefused.class, e -> assertThat(e.code()).isEqualTo(code));
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1})
    void refusesWhatIsNotUtf8OrNotThere(int lines) throws IOException {
        byte[] text = (HEADER + "899700000018|1060012345|069912341|01\n".repeat(lines) + "é|é|é|é\n")
                .getBytes(StandardCharsets.ISO_8859_1);
        Path file = Files.write(folder.resolve("register.csv"), text);
        refusedUnreadable(file);
        refusedUnreadable(folder.resolve("missing.csv"));
    }

    private static void refusedUnreadable(Path file) {
        assertThatThrownBy(() -> {
                    try (BillingFile register = BillingFile.open(file)) {
                        register.forEachRemaining(one -> {});
                    }
                })
                .isInstanceOfSatisfying(
                        LoadRefused.class, e -> assertThat(e.refusal()).isInstanceOf(LoadRefusal.FileUnreadable.class));
    }

    private List<Numbered> read(String text) throws IOException {
        Path file = Files.writeString(folder.resolve("register.csv"), text);
        try (BillingFile register = BillingFile.open(file)) {
            List<Numbered> entries = new ArrayList<>();
            register.forEachRemaining(entries::add);
            return entries;
        }
    }
}
