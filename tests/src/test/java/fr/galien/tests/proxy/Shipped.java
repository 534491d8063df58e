package fr.galien.tests.proxy;

import java.nio.file.Path;
import java.util.List;

/** The proxies of production that Debian has. */
enum Shipped implements ProxyUnderTest {
    NGINX("nginx", List.of("nginx/nginx.conf", "nginx/proxy.conf", "nginx/client-cert.js", "nginx/wallet.conf")) {
        @Override
        public List<String> command(String program, Path configuration) {
            return List.of(program, "-c", configuration.toString());
        }
    },
    HAPROXY("haproxy", List.of("haproxy/haproxy.cfg", "haproxy/names.list")) {
        @Override
        public List<String> command(String program, Path configuration) {
            return List.of(program, "-db", "-f", configuration.toString());
        }
    };

    private final String program;
    private final List<String> files;

    Shipped(String program, List<String> files) {
        this.program = program;
        this.files = files;
    }

    @Override
    public String program() {
        return program;
    }

    @Override
    public List<String> files() {
        return files;
    }
}
