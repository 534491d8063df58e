package fr.galien.service.prescription;

import jakarta.servlet.DispatcherType;
import java.net.http.HttpClient;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import org.springframework.boot.ssl.SslBundles;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.HttpMethod;
import org.springframework.http.client.JdkClientHttpRequestFactory;
import org.springframework.http.client.support.BasicAuthenticationInterceptor;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.http.SessionCreationPolicy;
import org.springframework.security.oauth2.jose.jws.SignatureAlgorithm;
import org.springframework.security.oauth2.jwt.JwtClaimValidator;
import org.springframework.security.oauth2.jwt.JwtDecoder;
import org.springframework.security.oauth2.jwt.JwtIssuerValidator;
import org.springframework.security.oauth2.jwt.JwtTypeValidator;
import org.springframework.security.oauth2.jwt.JwtValidators;
import org.springframework.security.oauth2.jwt.NimbusJwtDecoder;
import org.springframework.security.oauth2.server.resource.introspection.OpaqueTokenIntrospector;
import org.springframework.security.oauth2.server.resource.introspection.SpringOpaqueTokenIntrospector;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.web.client.RestTemplate;

/** Who may read and write prescriptions. What Spring Security does not do by itself is beside this class, one class each. */
@Configuration(proxyBeanMethods = false)
class Security {

    private static final Duration PATIENCE = Duration.ofSeconds(3);

    @Bean
    SecurityFilterChain chain(HttpSecurity http) throws Exception {
        return http.authorizeHttpRequests(requests -> requests.dispatcherTypeMatchers(DispatcherType.ERROR)
                        .permitAll()
                        .requestMatchers(HttpMethod.GET, "/prescriptions")
                        .hasAuthority("SCOPE_prescription:read")
                        .requestMatchers(HttpMethod.POST, "/prescriptions")
                        .hasAuthority("SCOPE_prescription:write")
                        .anyRequest()
                        .denyAll())
                .oauth2ResourceServer(server -> server.jwt(jwt -> {})
                        .dPoP(dPoP -> {})
                        .bearerTokenResolver(new OneAuthorization())
                        .authenticationEntryPoint(new StrongerLogin()))
                .sessionManagement(sessions -> sessions.sessionCreationPolicy(SessionCreationPolicy.STATELESS))
                .build();
    }

    @Bean
    JwtDecoder decoder(Settings settings, RestTemplate rest, OpaqueTokenIntrospector introspector) {
        NimbusJwtDecoder decoder = NimbusJwtDecoder.withJwkSetUri(settings.endpoint("certs"))
                .jwsAlgorithm(SignatureAlgorithm.RS256)
                .validateType(false)
                .restOperations(rest)
                .build();
        JwtTypeValidator type = new JwtTypeValidator("JWT");
        type.setAllowEmpty(false);
        decoder.setJwtValidator(JwtValidators.createDefaultWithValidators(List.of(
                type,
                new JwtIssuerValidator(settings.issuer()),
                new JwtClaimValidator<List<String>>("aud", List.of(settings.audience())::equals),
                new FourHours(),
                new SenderConstrained(),
                new StrongEnough(Set.of("eidas1", "eidas2", "eidas3")))));
        return new StillActive(decoder, introspector, settings.introspectionEvery());
    }

    @Bean
    OpaqueTokenIntrospector introspector(Settings settings, SslBundles bundles) {
        RestTemplate rest = rest(bundles);
        rest.getInterceptors().add(new BasicAuthenticationInterceptor(settings.client(), settings.secret()));
        return new SpringOpaqueTokenIntrospector(settings.endpoint("token/introspect"), rest);
    }

    @Bean
    RestTemplate rest(SslBundles bundles) {
        JdkClientHttpRequestFactory factory = new JdkClientHttpRequestFactory(HttpClient.newBuilder()
                .sslContext(bundles.getBundle("issuer").createSslContext())
                .connectTimeout(PATIENCE)
                .build());
        factory.setReadTimeout(PATIENCE);
        return new RestTemplate(factory);
    }
}
