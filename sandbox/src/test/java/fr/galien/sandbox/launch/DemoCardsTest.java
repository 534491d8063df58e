package fr.galien.sandbox.launch;

import static org.assertj.core.api.Assertions.assertThat;

import fr.galien.sandbox.SandboxHome;
import fr.galien.testkit.card.CardAuthority;
import fr.galien.testkit.card.CardBox;
import fr.galien.testkit.card.TestCard;
import fr.galien.testkit.nation.Nation;
import fr.galien.testkit.nation.Notable;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Clock;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DemoCardsTest {

    @Test
    void carryTheNumbersTheFileOfCardHoldersHas(@TempDir Path directory) {
        SandboxHome home = new SandboxHome(directory.resolve("home"));
        SecureRandom random = new SecureRandom();
        Nation nation = new Nation(NationFile.SEED, Nation.SMALLEST);

        DemoCards.issue(home, CardAuthority.inMemory(random), Clock.systemUTC(), random);

        for (int place = 0; place < Nation.notable().size(); place++) {
            Notable person = Nation.notable().get(place);
            TestCard card = new CardBox(home.cards()).find(person.cardName()).orElseThrow();
            assertThat(card.holder()).isEqualTo(person.nationalId());
            assertThat(writtenIn(card))
                    .endsWith("/" + nation.cards(place).getLast().number());
        }
    }

    private static String writtenIn(TestCard card) {
        return new String(card.certificate().getExtensionValue("1.2.250.1.71.1.2.3"), StandardCharsets.US_ASCII);
    }
}
