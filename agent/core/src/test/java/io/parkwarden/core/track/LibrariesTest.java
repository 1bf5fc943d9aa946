/* SPDX-License-Identifier: Apache-2.0 */
package io.parkwarden.core.track;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import io.parkwarden.model.Library;
import java.io.IOException;
import java.io.OutputStream;
import java.net.URI;
import java.net.URL;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.jar.Attributes;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;
import java.util.zip.ZipEntry;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LibrariesTest {
    @TempDir
    Path directory;

    @Test
    void pom_properties_of_the_artifact_decide_in_a_jar_of_many_as_well() throws Exception {
        URL jar =
                jar("application-all.jar", "7.0", "META-INF/maven/com.mysql/mysql-connector-j/pom.properties", "8.3.0");

        assertEquals("8.3.0", Libraries.version("mysql-connector-j", jar));
    }

    @Test
    void the_manifest_counts_only_in_the_librarys_own_jar() throws Exception {
        assertEquals("42.5.4", Libraries.version("postgresql", jar("postgresql.jar", "42.5.4", null, "")));
        assertNull(Libraries.version("postgresql", jar("application-all.jar", "7.0", null, "")));
    }

    @Test
    void the_name_of_a_jar_inside_a_jar_tells_the_version() throws Exception {
        URL nested = new URL("jar:file:/app.jar!/BOOT-INF/lib/mysql-connector-j-8.3.0.jar!/");

        assertEquals("8.3.0", Libraries.version("mysql-connector-j", nested));
    }

    @Test
    void a_jar_tells_its_library() throws Exception {
        assertEquals(new Library("caffeine", "3.1.8"), Libraries.of("caffeine-3.1.8.jar", null));
        assertEquals(
                new Library("guest-client", "2.1"),
                Libraries.of("guest-client.jar", jar("guest-client.jar", "2.1", null, "")));
        assertEquals(new Library("driver", null), Libraries.of("driver.jar", null));
        assertNull(Libraries.of("", null));
    }

    @Test
    void nothing_is_guessed() throws Exception {
        assertNull(Libraries.version("postgresql", null));
        assertNull(Libraries.version("postgresql", directory.toUri().toURL()));
        assertNull(Libraries.version("postgresql", new URI("file:/no/such/driver.jar").toURL()));
    }

    private URL jar(String name, String manifestVersion, String entry, String version) throws IOException {
        Manifest manifest = new Manifest();
        manifest.getMainAttributes().put(Attributes.Name.MANIFEST_VERSION, "1.0");
        manifest.getMainAttributes().put(Attributes.Name.IMPLEMENTATION_VERSION, manifestVersion);
        Path file = directory.resolve(name);
        try (OutputStream out = Files.newOutputStream(file);
                JarOutputStream jar = new JarOutputStream(out, manifest)) {
            if (entry != null) {
                jar.putNextEntry(new ZipEntry(entry));
                jar.write(("version=" + version + "\n").getBytes(StandardCharsets.UTF_8));
            }
        }
        return file.toUri().toURL();
    }
}
