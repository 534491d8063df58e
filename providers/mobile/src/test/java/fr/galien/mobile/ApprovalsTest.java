package fr.galien.mobile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import fr.galien.identity.Assurance;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Who finds a request, who may ring, and how often: {@code docs/mobile-protocol.md} §8. */
class ApprovalsTest {

    private final Engine engine = new Engine();
    private final TestPhone phone = engine.phoneOf(Engine.DOCTOR);

    @Test
    void listsNothingThatAStrangerOpened() {
        Approval request = engine.openFor(Engine.DOCTOR);

        assertThat(engine.listed(Engine.DOCTOR)).isEmpty();
        assertThat(found(request.number().orElseThrow())).singleElement().returns(request.cid(), Approval::cid);
    }

    @Test
    void listsWhatAKnownBrowserOpened() {
        assertThat(ring()).isTrue();

        assertThat(engine.listed(Engine.DOCTOR)).hasSize(1);
    }

    @Test
    void findsForNobodyElse() {
        Approval request = engine.openFor(Engine.DOCTOR);

        assertThat(engine.found(Engine.NURSE, "nurses", request.number().orElseThrow()))
                .isEmpty();
    }

    @Test
    void holdsThreeToBeFoundAndStillRingsForTheKnownBrowser() {
        for (int i = 0; i < 3; i++) {
            engine.openFor(Engine.DOCTOR);
        }

        assertThat(engine.opened(Engine.question(Optional.of(Engine.DOCTOR), false)))
                .isEmpty();
        assertThat(ring()).isTrue();
        assertThat(engine.openForScan().user()).isEmpty();
        assertThat(engine.openFor(Engine.NURSE)).isNotNull();
        engine.clock.passes(Approvals.LIFE);
        assertThat(engine.openFor(Engine.DOCTOR)).isNotNull();
    }

    @Test
    void freesThePlaceOfWhatIsOver() {
        for (int i = 0; i < 10; i++) {
            Approval request = engine.openFor(Engine.DOCTOR);
            engine.in(approvals -> {
                approvals.withdraw(request.cid());
                return null;
            });
        }
        assertThat(engine.openFor(Engine.DOCTOR)).isNotNull();
    }

    @Test
    void ringsThreeTimesInTenMinutesUntilASuccess() {
        for (int i = 0; i < 3; i++) {
            assertThat(ring()).isTrue();
            engine.clock.passes(Approvals.LIFE);
        }
        assertThat(ring()).isFalse();
        engine.clock.passes(Approvals.LIFE);

        approve(engine.openFor(Engine.DOCTOR));

        assertThat(ring()).isTrue();
    }

    @Test
    void ringsTenTimesADay() {
        int rung = 0;
        for (int i = 0; i < 40; i++) {
            rung += ring() ? 1 : 0;
            engine.clock.passes(Duration.ofMinutes(11));
        }
        assertThat(rung).isEqualTo(10);
    }

    @Test
    void ringsOneAtATime() {
        assertThat(ring()).isTrue();
        assertThat(ring()).isFalse();
    }

    @Test
    void ringsNobodyForADayWhoSaidItWasNotThem() {
        Approval request = engine.openFor(Engine.DOCTOR);
        engine.answer(request, phone.answer(request, "fraud", engine.clock.instant()));

        assertThat(engine.stateOf(request)).isEqualTo("fraud");
        assertThat(ring()).isFalse();
        approve(engine.openFor(Engine.DOCTOR));
        assertThat(ring()).isFalse();
        engine.clock.passes(Duration.ofHours(24));
        assertThat(ring()).isTrue();
    }

    @Test
    void ringsNobodyAfterTwoWrongNumbers() {
        wrong(1);
        assertThat(engine.mayRing(Engine.DOCTOR)).isTrue();
        wrong(1);
        assertThat(engine.mayRing(Engine.DOCTOR)).isFalse();
        engine.clock.passes(Duration.ofMinutes(30));
        assertThat(engine.mayRing(Engine.DOCTOR)).isTrue();
    }

    @Test
    void pausesForAnHourAfterFiveWrongNumbersInADay() {
        wrong(5);
        assertThat(engine.paused).containsExactly(Engine.DOCTOR);

        Approval request = engine.openFor(Engine.DOCTOR);
        assertThatThrownBy(() -> approve(request)).isInstanceOfSatisfying(MobileRefused.class, refused -> {
            assertThat(refused.why()).isEqualTo(MobileRefusal.TOO_OFTEN);
            assertThat(refused.retryAfter()).contains(Duration.ofHours(1));
        });
        engine.clock.passes(Duration.ofHours(1));
        approve(engine.openFor(Engine.DOCTOR));
    }

    /** Somebody who approves whatever comes, or malware that does, without ever looking at a screen. */
    @Test
    void letsNobodyInByTenThousandBlindApprovals() {
        int tries = 0;
        for (int i = 0; i < 10_000; i++) {
            Optional<Approvals.Opened> opened = engine.opened(Engine.question(Optional.of(Engine.DOCTOR), true));
            if (opened.isPresent()) {
                Approval request = opened.get().request();
                try {
                    engine.answer(request, phone.approve(request, "271828", engine.clock.instant()));
                } catch (MobileRefused refused) {
                    tries += refused.why() == MobileRefusal.WRONG_NUMBER ? 1 : 0;
                }
            }
            engine.clock.passes(Duration.ofSeconds(8));
        }

        assertThat(engine.aftermath).doesNotContain(Decision.State.APPROVED);
        // 22 hours: five of a day, and one more each hour that the pause ends.
        assertThat(tries).isBetween(5, 30);
    }

    @Test
    void looksForFiveNumbersInVain() {
        for (int i = 0; i < 5; i++) {
            assertThat(found("00000" + i)).isEmpty();
        }
        assertThatThrownBy(() -> found("000009")).hasMessageStartingWith("ECPS-0211");
        engine.clock.passes(Duration.ofMinutes(10));
        assertThat(found("000009")).isEmpty();
    }

    @Test
    void belongsToTheFirstWhoScansIt() {
        Approval request = engine.openForScan();
        Approval scanned = engine.scan(Engine.DOCTOR, request.cid(), request.bind());

        assertThat(scanned.user()).contains(Engine.DOCTOR);
        assertThat(scanned.known()).isTrue();
        assertThatThrownBy(() -> engine.scan(Engine.NURSE, request.cid(), request.bind()))
                .hasMessageStartingWith("ECPS-0202");
        assertThat(engine.scan(Engine.DOCTOR, request.cid(), request.bind())).isEqualTo(scanned);
        assertThat(engine.answer(scanned, phone.approve(scanned, scanned.bind(), engine.clock.instant()))
                        .state())
                .isEqualTo(Decision.State.APPROVED);
    }

    @Test
    void scansNothingWithoutTheSecretOfTheLink() {
        Approval request = engine.openForScan();

        assertThatThrownBy(() -> engine.scan(Engine.DOCTOR, request.cid(), "A".repeat(22)))
                .hasMessageStartingWith("ECPS-0202");
        assertThatThrownBy(() -> engine.scan(Engine.DOCTOR, "A".repeat(22), request.bind()))
                .hasMessageStartingWith("ECPS-0202");
        assertThat(engine.stateOf(request)).isEqualTo("waiting");
    }

    @Test
    void neverTellsTheNumber() {
        Approval request = engine.openFor(Engine.DOCTOR);

        assertThat(new String(
                        java.util.Base64.getUrlDecoder()
                                .decode(request.signed().orElseThrow().split("\\.")[1]),
                        java.nio.charset.StandardCharsets.UTF_8))
                .doesNotContain(request.number().orElseThrow(), request.bind())
                .contains("\"DPI du CHU\"", "\"Rennes\"");
        assertThat(request.toString()).doesNotContain(request.number().orElseThrow());
    }

    /** Fifty right answers at once, each of a server process that has not seen the others' yet. */
    @Test
    void hasOneWinnerOfFifty() throws Exception {
        Approval request = engine.openFor(Engine.DOCTOR);
        List<Callable<Optional<Decision>>> answers = IntStream.range(0, 50)
                .mapToObj(i -> phone.approve(request, request.number().orElseThrow(), engine.clock.instant()))
                .map(answer -> (Callable<Optional<Decision>>) () -> {
                    try {
                        return Optional.of(engine.answer(request, answer));
                    } catch (MobileRefused refused) {
                        assertThat(refused.why()).isEqualTo(MobileRefusal.DECIDED_OTHERWISE);
                        return Optional.empty();
                    }
                })
                .toList();
        List<Decision> won = new ArrayList<>();
        try (ExecutorService threads = Executors.newFixedThreadPool(16)) {
            for (Future<Optional<Decision>> answered : threads.invokeAll(answers)) {
                answered.get().ifPresent(won::add);
            }
        }

        assertThat(engine.aftermath).containsExactly(Decision.State.APPROVED);
        // Whoever came after the first was kept is told the same, which is what they wanted.
        assertThat(won).isNotEmpty().allMatch(won.getFirst()::equals);
    }

    @Test
    void takesTheCodeOfADeviceWithoutNetworkThreeTimes() {
        Approval request = offline();
        String right = OfflineCode.of(phone.offlineKey(), request);
        assertThat(offline(request, "00000000")).isFalse();
        assertThat(offline(request, "11111111")).isFalse();
        assertThat(offline(request, right)).isTrue();
        assertThat(engine.redeem(request).orElseThrow().level()).contains(Assurance.EIDAS1);

        Approval closed = offline();
        for (int i = 0; i < 3; i++) {
            assertThat(offline(closed, "22222222")).isFalse();
        }
        assertThatThrownBy(() -> offline(closed, OfflineCode.of(phone.offlineKey(), closed)))
                .hasMessageStartingWith("ECPS-0202");
    }

    @Test
    void isWorthNoMoreWithoutNetworkHoweverItsKeysAreKept() {
        TestPhone attested = engine.phoneOf(Engine.NURSE, KeyProtection.SECURE_ELEMENT);
        Approval demanding = engine.openFor(Engine.NURSE, Assurance.EIDAS2);

        assertThatThrownBy(() -> offline(demanding, OfflineCode.of(attested.offlineKey(), demanding)))
                .hasMessageStartingWith("ECPS-0209");
    }

    @Test
    void takesNoCodeOfASuspendedDeviceNorOfAnotherRequest() {
        Approval request = offline();
        assertThat(offline(request, OfflineCode.of(phone.offlineKey(), offline())))
                .isFalse();
        engine.devices.keep(
                phone.user(), phone.credential(), engine.devices.of(phone).with(Device.Status.SUSPENDED));
        assertThat(offline(request, OfflineCode.of(phone.offlineKey(), request)))
                .isFalse();
    }

    private boolean ring() {
        return engine.opened(Engine.question(Optional.of(Engine.DOCTOR), true))
                .orElseThrow()
                .rings();
    }

    private List<Approval> found(String number) {
        return engine.found(Engine.DOCTOR, phone.credential(), number);
    }

    private void approve(Approval request) {
        engine.answer(request, phone.approve(request, request.number().orElseThrow(), engine.clock.instant()));
    }

    private void wrong(int times) {
        for (int i = 0; i < times; i++) {
            Approval request = engine.openFor(Engine.DOCTOR);
            assertThatThrownBy(() -> engine.answer(request, phone.approve(request, "no", engine.clock.instant())))
                    .hasMessageStartingWith("ECPS-0208");
        }
    }

    private Approval offline() {
        return engine.opened(Engine.question(Optional.of(Engine.DOCTOR), false, Duration.ofMinutes(5)))
                .orElseThrow()
                .request();
    }

    private boolean offline(Approval request, String code) {
        return engine.in(approvals -> approvals.offline(request.cid(), code)).isPresent();
    }
}
