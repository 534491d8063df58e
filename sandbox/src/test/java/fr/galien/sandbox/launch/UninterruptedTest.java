package fr.galien.sandbox.launch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;

class UninterruptedTest {

    @Test
    void doesTheWorkToItsEndAndRemembersTheInterruption() throws Exception {
        CountDownLatch interrupted = new CountDownLatch(1);
        Thread caller = Thread.currentThread();

        String done = Uninterrupted.call("work", () -> {
            caller.interrupt();
            interrupted.countDown();
            return "done";
        });

        assertThat(interrupted.getCount()).isZero();
        assertThat(done).isEqualTo("done");
        assertThat(Thread.interrupted()).isTrue();
    }

    @Test
    void passesAFailureOnAsItWas() {
        assertThatThrownBy(() -> Uninterrupted.call("work", () -> {
                    throw new IOException("why");
                }))
                .isInstanceOf(IOException.class)
                .hasMessage("why");
    }
}
