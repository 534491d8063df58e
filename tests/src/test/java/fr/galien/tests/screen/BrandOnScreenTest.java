package fr.galien.tests.screen;

import static org.assertj.core.api.Assertions.assertThat;

import fr.galien.tests.screen.Gallery.Look;
import fr.galien.tests.system.BrandedSoftware;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.openqa.selenium.By;

/** The look is made to be somebody else's: a theme that sets some variables is enough. */
class BrandOnScreenTest {

    private static final String CSS = """
            :root { --galien-accent: #6a1b4d; --galien-accent-strong: #4c1237; --galien-logo: url("../img/logo.svg"); }
            @media (prefers-color-scheme: dark) {
              :root { --galien-accent: #f0a8d0; --galien-accent-strong: #f8cfe5; --galien-on-accent: #2e0a20; }
            }
            """;

    private static final String LOGO =
            "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 32 32\"><circle cx=\"16\" cy=\"16\" r=\"14\"/></svg>";

    @Test
    void takesTheColoursAndTheLogoOfAThemeThatSetsThem(@TempDir Path desk) {
        BrandedSoftware software = BrandedSoftware.with("hospital", CSS, LOGO);
        try (Person person = Person.withoutCard(desk, Locale.FRENCH)) {
            person.opens(software.authorizationRequest());

            // The pointer may rest on one of the two, which is darker then.
            assertThat(List.of(
                            person.look(Pages.CARD, "background-color"),
                            person.look(By.id("galien-means-phone"), "background-color")))
                    .contains("rgba(106, 27, 77, 1)")
                    .isSubsetOf("rgba(106, 27, 77, 1)", "rgba(76, 18, 55, 1)");
            assertThat(person.look(By.className("galien-brand__logo"), "mask-image"))
                    .contains("/hospital/img/logo.svg");
            person.findsThePageInOrder();
            person.gallery().photograph("80-branded");
            person.gallery().photograph("81-branded", Look.DESK_AT_NIGHT);
        }
    }
}
