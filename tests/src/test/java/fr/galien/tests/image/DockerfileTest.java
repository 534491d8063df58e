package fr.galien.tests.image;

import static org.assertj.core.api.Assertions.assertThat;

import fr.galien.sandbox.launch.ServerOptions;
import java.io.IOException;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** The image is built as the sandbox is: what is found true of one is true of the other. */
class DockerfileTest {

    private static final Pattern OPTION = Pattern.compile("\"(--[^\"]+)\"");

    @Test
    void buildsTheServerWithTheSandboxsOptions() throws IOException {
        String build = GalienImage.dockerfile().replaceAll("(?s).*\\nRUN \\[([^]]*\"build\"[^]]*)].*", "$1");

        assertThat(OPTION.matcher(build).results().map((MatchResult option) -> option.group(1)))
                .containsExactlyElementsOf(ServerOptions.BUILD);
    }
}
