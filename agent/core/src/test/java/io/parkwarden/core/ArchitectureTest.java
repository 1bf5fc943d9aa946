/* SPDX-License-Identifier: Apache-2.0 */
package io.parkwarden.core;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

/** The arrows inside core and of the modules below it; those between modules are held by Maven. */
@AnalyzeClasses(packages = "io.parkwarden", importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {
    @ArchTest
    static final ArchRule advice_knows_hooks_only = noClasses()
            .that()
            .resideInAPackage("..core.instrument..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("..core.emit..", "..core.track..", "..core.config..", "..detectors..");

    @ArchTest
    static final ArchRule trackers_do_not_write = noClasses()
            .that()
            .resideInAPackage("..core.track..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("..core.emit..", "net.bytebuddy..", "jdk.jfr..");

    @ArchTest
    static final ArchRule options_stand_alone = noClasses()
            .that()
            .resideInAPackage("..core.config..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("..core.emit..", "..core.track..", "..core.instrument..", "..detectors..");

    @ArchTest
    static final ArchRule detectors_are_functions_of_facts = noClasses()
            .that()
            .resideInAnyPackage("..detectors..", "..model..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(
                    "net.bytebuddy..", "jdk.jfr..", "com.fasterxml..", "java.io..", "java.nio..", "java.time..");

    @ArchTest
    static final ArchRule hooks_know_nobody = noClasses()
            .that()
            .resideInAPackage("..bootstrap..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("..core..", "..model..", "..detectors..", "net.bytebuddy..", "java.util..");

    @ArchTest
    static final ArchRule names_of_threads_are_bounded = noClasses()
            .that()
            .resideInAPackage("io.parkwarden.core.track..")
            .and()
            .doNotHaveSimpleName("ThreadNames")
            .and()
            .doNotHaveSimpleName("ProcessorState")
            .should()
            .callMethod(Thread.class, "getName")
            .because("an application may give its threads names of any length");

    @ArchTest
    static final ArchRule time_goes_on_when_the_clock_is_set = noClasses()
            .that()
            .resideInAPackage("io.parkwarden.core..")
            .and()
            .doNotHaveSimpleName("AgentClock")
            // The others compare with what has the machine's time itself: files, and tasks of java.util.Timer.
            .and()
            .doNotHaveSimpleName("Followers")
            .and()
            .doNotHaveSimpleName("PendingTasks")
            .should()
            .callMethod(System.class, "currentTimeMillis")
            .because("somebody may set the clock of the machine");
}
