package fr.galien.directory;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class LoadRefusalTest {

    private static final List<LoadRefusal> ALL = List.of(
            new LoadRefusal.FileUnreadable("f"),
            new LoadRefusal.NotUtf8("f"),
            new LoadRefusal.ColumnMissing("c"),
            new LoadRefusal.ColumnRepeated("c"),
            new LoadRefusal.LineMalformed(2, "r"),
            new LoadRefusal.NobodyInFile("f"),
            new LoadRefusal.AnotherLoadRuns(),
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
