package fr.galien.service.prescription;

import java.io.IOException;
import java.nio.file.Path;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.boot.security.autoconfigure.UserDetailsServiceAutoConfiguration;
import org.springframework.context.ApplicationListener;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.context.support.GenericApplicationContext;

/** The program: one argument, its properties file; a line beginning with {@code ready } when it listens. */
@Configuration(proxyBeanMethods = false)
@EnableAutoConfiguration(exclude = UserDetailsServiceAutoConfiguration.class)
@Import({Security.class, PrescriptionEndpoint.class})
class PrescriptionService {

    public static void main(String[] arguments) throws IOException {
        start(Settings.read(Path.of(arguments[0])));
    }

    private static void start(Settings settings) {
        new SpringApplicationBuilder(PrescriptionService.class)
                .properties(settings.forSpring())
                .initializers(
                        context -> ((GenericApplicationContext) context).registerBean(Settings.class, () -> settings))
                .listeners((ApplicationListener<ApplicationReadyEvent>)
                        event -> System.out.println("ready https://localhost:" + settings.port() + "/prescriptions"))
                .run();
    }
}
