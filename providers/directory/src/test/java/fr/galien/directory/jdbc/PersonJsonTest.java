package fr.galien.directory.jdbc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import fr.galien.identity.Activity;
import fr.galien.identity.Expertise;
import fr.galien.identity.Practice;
import fr.galien.identity.Structure;
import java.util.List;
import org.junit.jupiter.api.Test;

class PersonJsonTest {

    private static final Structure SITE = new Structure(
            "",
            "",
            "010000024",
            "",
            "F010000024",
            "HÔPITAL \"A\"",
            "",
            "",
            "",
            "",
            "",
            "",
            "",
            "",
            "",
            "01000",
            "",
            "",
            "",
            "",
            "",
            "",
            "",
            "");

    private static final List<Practice> PRACTICES = List.of(
            new Practice(
                    "10",
                    "C",
                    "DR",
                    "LÉGER",
                    "Agathe",
                    List.of(new Expertise("S", "SM54")),
                    List.of(new Activity("S", "SA01", "", "", "GENR01", "", SITE))),
            new Practice("60", "C", "", "LÉGER", "Agathe", List.of(), List.of()));

    /** Stored data has this form: a change needs a migration. */
    private static final String WRITTEN = """
            [["10","C","DR","LÉGER","Agathe",[["S","SM54"]],\
            [["S","SA01","","","GENR01","",["","","010000024","","F010000024","HÔPITAL \\"A\\"","","","","","","","",\
            "","","01000","","","","","","","",""]]]],["60","C","","LÉGER","Agathe",[],[]]]""";

    @Test
    void writesComponentsInTheirOrderWithoutNames() {
        assertThat(PersonJson.practices(PRACTICES)).isEqualTo(WRITTEN);
        assertThat(PersonJson.write(PRACTICES)).isEqualTo(WRITTEN);
    }

    @Test
    void readsWhatItWrote() {
        assertThat(PersonJson.practices(WRITTEN)).isEqualTo(PRACTICES);
    }

    @Test
    void readsWhatALaterReleaseMayAdd() {
        assertThat(PersonJson.practices("[[\"10\",\"C\",\"\",\"\",\"\",[],[],{\"invented\":[1]}]]"))
                .containsExactly(new Practice("10", "C", "", "", "", List.of(), List.of()));
    }

    @Test
    void readsWhatAnEarlierReleaseDidNotKnow() {
        assertThat(PersonJson.practices("[[\"10\",\"C\"]]"))
                .containsExactly(new Practice("10", "C", "", "", "", List.of(), List.of()));
    }

    @Test
    void quotesNobodyWhenWhatIsStoredIsBroken() {
        assertThatThrownBy(() -> PersonJson.practices("[[\"DUPONT\",{}]]"))
                .isInstanceOf(IllegalStateException.class)
                .hasNoCause()
                .hasMessageNotContaining("DUPONT");
    }
}
