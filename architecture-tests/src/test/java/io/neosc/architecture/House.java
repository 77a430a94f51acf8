package io.neosc.architecture;

import static com.tngtech.archunit.base.DescribedPredicate.not;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;

/**
 * The floor plan: which package holds what, below one root. The same plan describes NeoSC and the
 * small planted tree that breaks every rule, so that a rule is proven with the very code that later
 * guards the product.
 */
record House(String root) {
  static final House NEOSC = new House("io.neosc");
  static final House PLANTED = new House("io.neosc.architecture.planted");

  String domain() {
    return root + ".domain..";
  }

  String application() {
    return root + ".application..";
  }

  String inPorts() {
    return root + ".application..port.in..";
  }

  String outPorts() {
    return root + ".application..port.out..";
  }

  String sharedPorts() {
    return root + ".application.shared.port..";
  }

  String adapters() {
    return root + ".adapter..";
  }

  String mongoAdapter() {
    return root + ".adapter.mongo..";
  }

  String bootstrap() {
    return root + ".bootstrap..";
  }

  String mongodTool() {
    return root + ".mongod..";
  }

  String benchmarks() {
    return root + ".benchmark..";
  }

  String aggregateRoot() {
    return root + ".domain.shared.AggregateRoot";
  }

  String aggregateState() {
    return root + ".domain.shared.AggregateState";
  }

  String domainEvent() {
    return root + ".domain.shared.DomainEvent";
  }

  String domainException() {
    return root + ".domain.shared.DomainException";
  }

  String command() {
    return root + ".application.shared.port.Command";
  }

  String commitContext() {
    return root + ".application.shared.port.CommitContext";
  }

  /** The adapter that a class belongs to; empty if to none. */
  String adapterOf(JavaClass type) {
    var prefix = root + ".adapter.";
    var name = type.getPackageName();
    if (!name.startsWith(prefix)) {
      return "";
    }
    var end = name.indexOf('.', prefix.length());
    return end < 0 ? name : name.substring(0, end);
  }

  /** Hand-written classes only: what annotation processors add follows their rules, not ours. */
  JavaClasses classes() {
    var importer = new ClassFileImporter();
    return (equals(NEOSC)
            ? importer.withImportOption(new ImportOption.DoNotIncludeTests())
            : importer)
        .importPackages(root)
        .that(not(generated()));
  }

  /** Micronaut's bean definitions, introspections and repositories, and what javac makes up. */
  static DescribedPredicate<JavaClass> generated() {
    return DescribedPredicate.describe(
        "generated",
        type ->
            type.getModifiers().contains(JavaModifier.SYNTHETIC)
                || type.getName().substring(type.getPackageName().length()).startsWith(".$"));
  }
}
