package org.bedside;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.type;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.Architectures.layeredArchitecture;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import org.bedside.store.StoreException;
import org.bedside.store.StoreTrouble;

/// The direction of the packages, so that nobody has to remember it.
@AnalyzeClasses(packages = "org.bedside", importOptions = ImportOption.DoNotIncludeTests.class)
final class ArchitectureTest {
    @ArchTest
    static final ArchRule aCommentTravelsInOneDirection = layeredArchitecture()
            .consideringOnlyDependenciesInAnyPackage("org.bedside..")
            .layer("model")
            .definedBy("org.bedside.model..")
            .layer("practice")
            .definedBy("org.bedside.practice..")
            .layer("channel")
            .definedBy("org.bedside.channel..")
            .layer("store")
            .definedBy("org.bedside.store..")
            .layer("activity")
            .definedBy("org.bedside.activity..")
            .layer("features")
            .definedBy(
                    "org.bedside.alarm..",
                    "org.bedside.intake..",
                    "org.bedside.triage..",
                    "org.bedside.reply..",
                    "org.bedside.outbox..",
                    "org.bedside.report..",
                    "org.bedside.evaluation..",
                    "org.bedside.backup..",
                    "org.bedside.retention..",
                    "org.bedside.settings..")
            .layer("ui")
            .definedBy("org.bedside.ui..")
            .layer("app")
            .definedBy("org.bedside.app..")
            .whereLayer("app")
            .mayNotBeAccessedByAnyLayer()
            .whereLayer("ui")
            .mayOnlyBeAccessedByLayers("app")
            .whereLayer("features")
            .mayOnlyBeAccessedByLayers("ui", "app")
            .whereLayer("activity")
            .mayOnlyBeAccessedByLayers("features", "ui", "app")
            .whereLayer("store")
            .mayOnlyBeAccessedByLayers("activity", "features", "app")
            .whereLayer("channel")
            .mayOnlyBeAccessedByLayers("features", "ui", "app")
            .whereLayer("practice")
            .mayOnlyBeAccessedByLayers("store", "activity", "features", "ui", "app")
            // Its failures pass through every layer up to the people who have to be told.
            .ignoreDependency(resideInAPackage("org.bedside.ui.."), type(StoreException.class))
            .ignoreDependency(resideInAPackage("org.bedside.ui.."), type(StoreTrouble.class));

    @ArchTest
    static final ArchRule noPackagesInACircle =
            slices().matching("org.bedside.(*)..").should().beFreeOfCycles();

    @ArchTest
    static final ArchRule theModelKnowsOnlyTheLanguageItself = classes()
            .that()
            .resideInAPackage("org.bedside.model..")
            .should()
            .onlyDependOnClassesThat()
            .resideInAnyPackage(
                    "org.bedside.model..",
                    "java.lang..",
                    "java.util..",
                    "java.time..",
                    // For the fingerprint of an approval.
                    "java.security..",
                    "java.nio.charset..",
                    "org.jspecify..");

    @ArchTest
    static final ArchRule onlyChannelsSpeakToPlatforms = noClasses()
            .that()
            .resideOutsideOfPackages("org.bedside.channel..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(
                    "java.net.http..",
                    "com.sun.net.httpserver..",
                    "twitter4j..",
                    "jp.takke..",
                    "com.restfb..",
                    "com.twitter..");

    @ArchTest
    static final ArchRule platformsStayInTheirOwnPackages = noClasses()
            .that()
            .resideOutsideOfPackages("org.bedside.channel.x..", "org.bedside.channel.simulator..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("twitter4j..", "jp.takke..");

    @ArchTest
    static final ArchRule onlyTheStoreSpeaksSql = noClasses()
            .that()
            .resideOutsideOfPackages("org.bedside.store..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("java.sql..", "javax.sql..", "org.sqlite..");

    @ArchTest
    static final ArchRule onlyTheScreensKnowJavaFx = noClasses()
            .that()
            .resideOutsideOfPackages("org.bedside.ui..", "org.bedside.app..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("javafx..", "org.controlsfx..", "atlantafx..", "org.kordamp..");

    @ArchTest
    static final ArchRule onlyTheAppAsksTheSystemClock = noClasses()
            .that()
            .resideOutsideOfPackages("org.bedside.app..")
            .should()
            .callMethod(Instant.class, "now")
            .orShould()
            .callMethod(InstantSource.class, "system")
            .orShould()
            .callMethod(LocalDate.class, "now")
            .orShould()
            .callMethod(System.class, "currentTimeMillis");

    @ArchTest
    static final ArchRule noDrawersForAnything =
            noClasses().should().resideInAnyPackage("..util..", "..common..", "..manager..");
}
