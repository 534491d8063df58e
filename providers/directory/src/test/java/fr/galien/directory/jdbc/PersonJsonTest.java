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
            [{"professionCode":"10","categoryCode":"C","civilityCode":"DR","familyName":"LÉGER","givenName":"Agathe",\
            "expertises":[{"typeCode":"S","code":"SM54"}],\
            "activities":[{"modeCode":"S","sectorCode":"SA01","kindCode":"GENR01",\
            "structure":{"finess":"010000024","technicalId":"F010000024","legalName":"HÔPITAL \\"A\\"",\
            "postalCode":"01000"}}]},\
            {"professionCode":"60","categoryCode":"C","familyName":"LÉGER","givenName":"Agathe"}]""";

    @Test
    void writesNothingForWhatIsEmpty() {
        assertThat(PersonJson.write(PRACTICES)).isEqualTo(WRITTEN);
    }

    @Test
    void readsWhatItWrote() {
        assertThat(PersonJson.practices(WRITTEN)).isEqualTo(PRACTICES);
    }

    @Test
    void readsWhatALaterReleaseMayAdd() {
        assertThat(PersonJson.practices("[{\"professionCode\":\"10\",\"invented\":{\"a\":[1]}}]"))
                .containsExactly(new Practice("10", "", "", "", "", List.of(), List.of()));
    }

    @Test
    void quotesNobodyWhenWhatIsStoredIsBroken() {
        assertThatThrownBy(() -> PersonJson.practices("[{\"expertises\":\"DUPONT\"}]"))
                .isInstanceOf(IllegalStateException.class)
                .hasNoCause()
                .hasMessageNotContaining("DUPONT");
    }
}
