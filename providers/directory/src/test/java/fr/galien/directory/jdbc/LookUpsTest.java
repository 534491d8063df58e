package fr.galien.directory.jdbc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import fr.galien.directory.CardAnswer;
import fr.galien.directory.DirectoryUnreachable;
import fr.galien.directory.FindCard;
import fr.galien.directory.HeldCard;
import fr.galien.directory.MailboxAnswer;
import fr.galien.directory.TestDatabase;
import fr.galien.identity.Identifier;
import fr.galien.identity.NationalId;
import fr.galien.identity.Professional;
import io.agroal.api.AgroalDataSource;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LookUpsTest {

    private static AgroalDataSource pool;
    private static FindCard cards;
    private static JdbcMailboxes mailboxes;

    @BeforeAll
    static void fill() {
        TestDatabase database = TestDatabase.migrated();
        database.execute("""
                insert into directory.card values
                    ('2800012345', '899700000018', 'CPS', '2024-01-01', '2027-01-01', '2026-02-03', gen_random_uuid()),
                    ('2800012346', '00b6087510', 'CPF', null, null, null, gen_random_uuid());
                insert into directory.mailbox values
                    ('agathe@medecin.mssante.example', '{899700000018,899700000026}', '{}', gen_random_uuid()),
                    ('agathe@cabinet.mssante.example', '{00b6087510}', '{}', gen_random_uuid()),
                    ('urgences@ch.mssante.example', '{}', '{F0B0000000}', gen_random_uuid())""");
        pool = ReaderPool.open(database.reader());
        cards = new JdbcCards(pool);
        mailboxes = new JdbcMailboxes(pool);
    }

    @AfterAll
    static void close() {
        pool.close();
    }

    @Test
    void tellsWhoseACardIsAndWhetherItIsOpposed() {
        assertThat(cards.byNumber("2800012345"))
                .isEqualTo(new CardAnswer.Found(new HeldCard(
                        "2800012345",
                        "899700000018",
                        "CPS",
                        Optional.of(LocalDate.of(2024, 1, 1)),
                        Optional.of(LocalDate.of(2027, 1, 1)),
                        Optional.of(LocalDate.of(2026, 2, 3)))));
        assertThat(cards.byNumber("2800012346"))
                .isEqualTo(new CardAnswer.Found(new HeldCard(
                        "2800012346", "00b6087510", "CPF", Optional.empty(), Optional.empty(), Optional.empty())));
    }

    @ParameterizedTest
    @ValueSource(strings = {"2800012347", "", " 2800012345", "280001234%", "2800012345' or '1'='1", "28\0", "é"})
    void knowsNoOtherCard(String number) {
        assertThat(cards.byNumber(number)).isEqualTo(new CardAnswer.Unknown());
        assertThat(cards.byNumber("2".repeat(10_000))).isEqualTo(new CardAnswer.Unknown());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "agathe@medecin.mssante.example",
                "Agathe@MEDECIN.mssante.example",
                " agathe@medecin.mssante.example "
            })
    void tellsWhoseAMailboxIsInAnyCase(String address) {
        assertThat(mailboxes.byAddress(address))
                .isEqualTo(new MailboxAnswer.Found(List.of("899700000018", "899700000026"), List.of()));
        assertThat(mailboxes.byAddress("urgences@ch.mssante.example"))
                .isEqualTo(new MailboxAnswer.Found(List.of(), List.of("F0B0000000")));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "@",
                "a@b.example",
                "%@medecin.mssante.example",
                "a\0@b.example",
                "\uD83D@b.example",
                "' or 1=1 --"
            })
    void knowsNoOtherMailbox(String address) {
        assertThat(mailboxes.byAddress(address)).isEqualTo(new MailboxAnswer.Unknown());
        assertThat(mailboxes.byAddress("a".repeat(10_000))).isEqualTo(new MailboxAnswer.Unknown());
    }

    @Test
    void namesTheMailboxesOfAPersonUnderWhicheverIdentifierInTheOrderOfTheAlphabet() {
        assertThat(mailboxes.of(person("899700000018", "00B6087510")))
                .containsExactly("agathe@cabinet.mssante.example", "agathe@medecin.mssante.example");
        assertThat(mailboxes.of(person("899700000026"))).containsExactly("agathe@medecin.mssante.example");
    }

    @Test
    void namesNoMailboxOfAStructureOrOfSomebodyElse() {
        assertThat(mailboxes.of(person("F0B0000000", "899700000034"))).isEmpty();
    }

    @Test
    void areUnreachableAndNotUnknownWithoutTheirTables() {
        try (AgroalDataSource empty = ReaderPool.open(TestDatabase.empty().reader())) {
            assertThat(new JdbcCards(empty).byNumber("2800012345")).isInstanceOf(CardAnswer.Unreachable.class);
            assertThat(new JdbcMailboxes(empty).byAddress("a@b.example")).isInstanceOf(MailboxAnswer.Unreachable.class);
            assertThatExceptionOfType(DirectoryUnreachable.class)
                    .isThrownBy(() -> new JdbcMailboxes(empty).of(person("899700000018")));
        }
    }

    @Test
    void keepPersonalDataOutOfLogs() {
        assertThat(cards.byNumber("2800012345").toString()).doesNotContain("2800012345");
        assertThat(mailboxes.byAddress("agathe@medecin.mssante.example").toString())
                .doesNotContain("899700000018");
    }

    private static Professional person(String... identifiers) {
        List<NationalId> ids = Stream.of(identifiers).map(NationalId::new).toList();
        return new Professional(
                ids.getFirst(), ids.stream().map(Identifier::of).toList(), "", "", "", List.of(), Optional.empty());
    }
}
