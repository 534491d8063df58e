package fr.galien.sandbox.launch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import fr.galien.sandbox.Trouble;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class HomeLockTest {

    @TempDir
    private Path run;

    @Test
    void keepsASecondSandboxOutOfTheSameHome() throws IOException {
        HomeLock first = HomeLock.take(run);

        assertThatThrownBy(() -> HomeLock.take(run))
                .isInstanceOfSatisfying(
                        Trouble.class, trouble -> assertThat(trouble.code()).isEqualTo("BOX-1013"));

        first.close();
    }

    @Test
    void letsTheNextOneInAfterwards() throws IOException {
        HomeLock.take(run).close();

        HomeLock next = HomeLock.take(run);

        assertThat(next).isNotNull();
        next.close();
    }
}
