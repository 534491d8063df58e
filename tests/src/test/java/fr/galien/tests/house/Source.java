package fr.galien.tests.house;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.tools.JavaCompiler;
import javax.tools.SimpleJavaFileObject;
import javax.tools.ToolProvider;

/** A class that is compiled for one test only, so that no bad code stands in the source tree. */
record Source(String packageName, String code) {

    private static final Pattern TYPE_NAME = Pattern.compile("(?:class|record|interface) (\\w+)");

    static JavaClasses compile(List<Source> sources, Path directory) {
        JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
        boolean compiled = compiler.getTask(
                        null,
                        null,
                        null,
                        List.of("-d", directory.toString(), "-proc:none"),
                        null,
                        sources.stream().map(Source::file).toList())
                .call();
        assertThat(compiled).isTrue();
        return new ClassFileImporter().importPath(directory);
    }

    private SimpleJavaFileObject file() {
        Matcher name = TYPE_NAME.matcher(code);
        assertThat(name.find()).isTrue();
        URI address = URI.create("string:///" + packageName.replace('.', '/') + "/" + name.group(1) + ".java");
        return new SimpleJavaFileObject(address, SimpleJavaFileObject.Kind.SOURCE) {
            @Override
            public CharSequence getCharContent(boolean ignoreEncodingErrors) {
                return "package " + packageName + "; " + code;
            }
        };
    }
}
