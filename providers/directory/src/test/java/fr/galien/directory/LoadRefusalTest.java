package fr.galien.directory;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class LoadRefusalTest {

    private static final List<LoadRefusal> ALL = List.of(
            new LoadRefusal.FileUnreadable("f"),
            new LoadRefusal.FileUnknown("f"),
            new LoadRefusal.ColumnMissing("f", "c"),
            new LoadRefusal.ColumnRepeated("c"),
            new LoadRefusal.TooManyRejects("f", 1, "r"),
            new LoadRefusal.NobodyInFile("f"),
            new LoadRefusal.AnotherLoadRuns("h"),
            new LoadRefusal.ZipRefused("f", "r"),
            new LoadRefusal.SameTwice("f"),
            new LoadRefusal.NotTheSameLoad("d"),
            new LoadRefusal.NoRoom("f"),
            new LoadRefusal.BillingLines(List.of(new LoadRefusal.BillingLines.Line(2, "w"))),
            new LoadRefusal.BillingEmpty("f"),
            new LoadRefusal.DatabaseAway(),
            new LoadRefusal.DatabaseRefused("42P01"));

    @Test
    void hasOneCodeASentenceAndAWayOutForEach() {
        assertThat(ALL).hasSameSizeAs(LoadRefusal.class.getPermittedSubclasses());
        assertThat(ALL)
                .extracting(LoadRefusal::code)
                .doesNotHaveDuplicates()
                .allMatch(code -> code.matches("RPPS-03\\d\\d"));
        assertThat(ALL).allSatisfy(refusal -> {
            assertThat(refusal.sentence()).isNotBlank();
            assertThat(refusal.wayOut()).isNotBlank();
            assertThat(new LoadRefused(refusal)).hasMessage(refusal.code() + ": " + refusal.sentence());
        });
    }
}
