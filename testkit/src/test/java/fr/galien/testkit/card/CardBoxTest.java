package fr.galien.testkit.card;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CardBoxTest {

    @TempDir
    Path directory;

    private CardBox box;

    @BeforeEach
    void emptyBox() {
        box = new CardBox(directory.resolve("cards"));
    }

    @Test
    void givesBackTheCardItWasGiven() {
        TestCard card = TestAuthority.aDoctor()
                .named("dr-1")
                .flawed(CardFlaw.SOFTWARE, CardFlaw.EXPIRED)
                .pin(new Pin("98765"))
                .issue();
        box.add(card);
        assertThat(new CardBox(directory.resolve("cards")).find("dr-1")).hasValue(card);
    }

    @Test
    void givesBackACardThatIssuedItself() {
        TestCard card = TestAuthority.aDoctor().flawed(CardFlaw.SELF_SIGNED).issue();
        box.add(card);
        assertThat(box.find(card.name())).hasValue(card);
    }

    @Test
    void listsByNameWithoutOpeningTheCards() throws IOException {
        assertThat(box.list()).isEmpty();
        TestCard card = TestAuthority.aDoctor().named("b").issue();
        box.add(card);
        box.add(TestAuthority.aDoctor().named("a").type(CardType.CPF).issue());
        Files.write(box.pkcs12("b"), new byte[0]);
        assertThat(box.list()).extracting(CardLabel::name).containsExactly("a", "b");
        assertThat(box.list()).extracting(CardLabel::type).containsExactly(CardType.CPF, CardType.CPS);
    }

    @Test
    void findsNoCardHalfAdded() throws IOException {
        box.add(TestAuthority.aDoctor().named("half").issue());
        Files.delete(directory.resolve("cards").resolve("half.properties"));
        assertThat(box.find("half")).isEmpty();
        assertThat(box.list()).isEmpty();
        box.add(TestAuthority.aDoctor().named("half").issue());
        assertThat(box.find("half")).isPresent();
    }

    @Test
    void refusesASecondCardOfTheSameName() {
        TestCard card = TestAuthority.aDoctor().issue();
        box.add(card);
        assertThatThrownBy(() -> box.add(card))
                .isInstanceOfSatisfying(
                        CardTrouble.class, trouble -> assertThat(trouble.code()).isEqualTo("BOX-1041"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"card.p12", "card.properties"})
    void saysWhichCardIsDamaged(String file) throws IOException {
        box.add(TestAuthority.aDoctor().named("card").issue());
        Files.write(directory.resolve("cards").resolve(file), new byte[] {1, 2, 3});
        assertThatThrownBy(() -> box.find("card"))
                .isInstanceOfSatisfying(
                        CardTrouble.class, trouble -> assertThat(trouble.code()).isEqualTo("BOX-1045"))
                .hasMessageContaining("'card'");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "../secrets", "A", "a b", "é", "aaaaaaaaaabbbbbbbbbbccccccccccddddddddddx", "a\n"})
    void refusesANameThatIsNotOne(String name) {
        CardRequest request = TestAuthority.aDoctor().named(name);
        assertThatThrownBy(() -> box.find(name)).isInstanceOf(CardTrouble.class);
        assertThatThrownBy(request::issue)
                .isInstanceOfSatisfying(
                        CardTrouble.class, trouble -> assertThat(trouble.code()).isEqualTo("BOX-1040"));
    }

    @Test
    void namesACardAfterItsHolder() {
        assertThat(TestAuthority.aDoctor().issue().name()).isEqualTo("anne-lyse-d-epinay");
    }

    @Test
    void keepsEveryFileToItsOwner() throws IOException {
        box.add(TestAuthority.aDoctor().issue());
        try (Stream<Path> files = Files.list(directory.resolve("cards"))) {
            assertThat(files)
                    .hasSize(2)
                    .allSatisfy(file -> assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                            .isEqualTo("rw-------"));
        }
    }

    @Test
    void hidesThePersonThePinAndTheKeyFromLogs() {
        TestCard card = TestAuthority.aDoctor().named("hidden").issue();
        box.add(card);
        assertThat(card).hasToString("TestCard[hidden]");
        assertThat(box.list()).allSatisfy(label -> assertThat(label).hasToString("CardLabel[hidden]"));
        assertThat(card.pin().toString()).doesNotContain("1234");
    }
}
