import static java.lang.classfile.ClassFile.*;

import java.io.IOException;
import java.lang.classfile.Annotation;
import java.lang.classfile.AttributedElement;
import java.lang.classfile.Attributes;
import java.lang.classfile.ClassFile;
import java.lang.classfile.ClassModel;
import java.lang.classfile.ClassSignature;
import java.lang.classfile.FieldModel;
import java.lang.classfile.MethodModel;
import java.lang.classfile.MethodSignature;
import java.lang.classfile.Signature;
import java.lang.classfile.TypeAnnotation;
import java.lang.classfile.attribute.InnerClassInfo;
import java.lang.classfile.attribute.ModuleAttribute;
import java.lang.classfile.constantpool.ClassEntry;
import java.lang.constant.ClassDesc;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Compares the public interface of compiled classes with a file in which it is written down: one line for each type and
 * each of its members that users can reach, sorted. So a review sees each change of it, and a break is a line that is
 * gone.
 *
 * <p>Usage: {@code java ApiBaseline.java check|accept CLASSES BASELINE}, where accept writes the file
 */
public final class ApiBaseline {
    private final Map<String, ClassModel> classes = new HashMap<>();
    private final SortedSet<String> lines = new TreeSet<>();
    private Set<String> exported = Set.of();

    public static void main(String[] args) throws IOException {
        if (args.length != 3 || !(args[0].equals("check") || args[0].equals("accept"))) {
            System.err.println("usage: java ApiBaseline.java check|accept CLASSES BASELINE, got " + List.of(args));
            System.exit(2);
        }
        Path file = Path.of(args[2]);
        SortedSet<String> now = new ApiBaseline().of(Path.of(args[1]));
        if (args[0].equals("accept")) {
            Files.writeString(file, now.stream().map(line -> line + "\n").collect(Collectors.joining()));
            System.out.println(file + " has " + now.size() + " lines.");
            return;
        }
        Set<String> accepted = new TreeSet<>(Files.readAllLines(file));
        List<String> removed =
                accepted.stream().filter(line -> !now.contains(line)).toList();
        List<String> added =
                now.stream().filter(line -> !accepted.contains(line)).toList();
        if (removed.isEmpty() && added.isEmpty()) {
            return;
        }
        System.out.println("The public interface is not the one in " + file + ":");
        removed.forEach(line -> System.out.println("  - " + line));
        added.forEach(line -> System.out.println("  + " + line));
        System.out.println(
                removed.isEmpty()
                        ? "Nothing is gone, so nothing breaks, but it must be kept from now on."
                        : "A line that is gone breaks the programs of users, unless a new line says more.");
        System.out.println(
                "To accept it, and to see it in the review: mvn -pl MODULE -am verify -DskipTests -Dapi=accept");
        System.exit(1);
    }

    private SortedSet<String> of(Path folder) throws IOException {
        List<Path> files;
        try (Stream<Path> all = Files.walk(folder)) {
            files = all.filter(file -> file.toString().endsWith(".class"))
                    .sorted()
                    .toList();
        }
        for (Path file : files) {
            ClassModel model = ClassFile.of().parse(file);
            classes.put(model.thisClass().asInternalName(), model);
        }
        ClassModel module = classes.remove("module-info");
        if (module == null) {
            exported = classes.keySet().stream().map(ApiBaseline::packageOf).collect(Collectors.toSet());
        } else {
            module(module.findAttribute(Attributes.module()).orElseThrow());
        }
        for (ClassModel type : classes.values()) {
            if (isReachable(type)) {
                type(type);
            }
        }
        if (lines.isEmpty()) {
            throw new IOException(folder + " has no public class");
        }
        return lines;
    }

    private void module(ModuleAttribute module) {
        String name = "module " + module.moduleName().name().stringValue();
        exported = module.exports().stream()
                .filter(one -> one.exportsTo().isEmpty())
                .map(one -> one.exportedPackage().name().stringValue())
                .collect(Collectors.toSet());
        exported.forEach(one -> lines.add(name + ": exports " + one.replace('/', '.')));
        module.requires().stream()
                .filter(one -> (one.requiresFlagsMask() & (ACC_MANDATED | ACC_STATIC_PHASE)) == 0)
                .forEach(one -> lines.add(name + ": requires "
                        + ((one.requiresFlagsMask() & ACC_TRANSITIVE) == 0 ? "" : "transitive ")
                        + one.requires().name().stringValue()));
    }

    /** Whether users can name the type: it and the types around it are public, or protected, in an exported package. */
    private boolean isReachable(ClassModel type) {
        if (!exported.contains(packageOf(type.thisClass().asInternalName())) || (flags(type) & ACC_SYNTHETIC) != 0) {
            return false;
        }
        if (type.findAttribute(Attributes.enclosingMethod()).isPresent()
                || (flags(type) & (ACC_PUBLIC | ACC_PROTECTED)) == 0) {
            return false;
        }
        Optional<ClassEntry> outer = nested(type).flatMap(InnerClassInfo::outerClass);
        return nested(type).isEmpty()
                || outer.isPresent() && isReachable(classes.get(outer.get().asInternalName()));
    }

    private static Optional<InnerClassInfo> nested(ClassModel type) {
        return type.findAttribute(Attributes.innerClasses()).stream()
                .flatMap(all -> all.classes().stream())
                .filter(one -> one.innerClass().equals(type.thisClass()))
                .findFirst();
    }

    /** Returns the flags that the source gives it: those of the class file of a nested type say less. */
    private static int flags(ClassModel type) {
        return nested(type).map(InnerClassInfo::flagsMask).orElse(type.flags().flagsMask());
    }

    private void type(ClassModel type) {
        String name = name(type.thisClass().asInternalName());
        lines.add(name + ": " + marks(type) + declaration(type, name.substring(name.lastIndexOf('.') + 1)));
        Set<String> overridden = new TreeSet<>();
        members(type, name, overridden);
        // Members of a supertype that users cannot name are members of this type to them.
        for (ClassModel above = superclass(type); above != null && !isReachable(above); above = superclass(above)) {
            members(above, name, overridden);
        }
        hiddenInterfaces(type).forEach(one -> members(one, name, overridden));
    }

    private ClassModel superclass(ClassModel type) {
        return type.superclass().map(one -> classes.get(one.asInternalName())).orElse(null);
    }

    private Stream<ClassModel> hiddenInterfaces(ClassModel type) {
        return type.interfaces().stream()
                .map(one -> classes.get(one.asInternalName()))
                .filter(one -> one != null && !isReachable(one))
                .flatMap(one -> Stream.concat(Stream.of(one), hiddenInterfaces(one)));
    }

    private String declaration(ClassModel type, String name) {
        int flags = flags(type);
        ClassSignature signature = type.findAttribute(Attributes.signature())
                .map(one -> one.asClassSignature())
                .orElseGet(() -> ClassSignature.of(
                        Signature.ClassTypeSig.of(
                                type.superclass().orElseThrow().asSymbol()),
                        type.interfaces().stream()
                                .map(one -> Signature.ClassTypeSig.of(one.asSymbol()))
                                .toArray(Signature.ClassTypeSig[]::new)));
        boolean isInterface = (flags & ACC_INTERFACE) != 0;
        boolean isRecord = type.findAttribute(Attributes.record()).isPresent();
        boolean isEnum = (flags & ACC_ENUM) != 0;
        StringBuilder line = new StringBuilder(modifiers(flags
                & ~(isInterface
                        ? ACC_ABSTRACT | ACC_STATIC
                        : isRecord || isEnum ? ACC_FINAL | ACC_STATIC | ACC_ABSTRACT : 0)));
        // An enum whose constants have bodies permits these.
        Optional<List<ClassEntry>> permitted = type.findAttribute(Attributes.permittedSubclasses())
                .filter(one -> !isEnum)
                .map(one -> one.permittedSubclasses());
        line.append(permitted.isPresent() ? "sealed " : "");
        line.append(
                (flags & ACC_ANNOTATION) != 0
                        ? "@interface "
                        : isInterface ? "interface " : isRecord ? "record " : isEnum ? "enum " : "class ");
        line.append(name).append(parameters(signature.typeParameters()));
        type.findAttribute(Attributes.record())
                .ifPresent(one -> line.append(one.components().stream()
                        .map(component -> component.name().stringValue())
                        .collect(Collectors.joining(", ", "(", ")"))));
        String above = text(signature.superclassSignature());
        if (!isInterface
                && !isRecord
                && !isEnum
                && !above.equals("Object")
                && isKnownToUsers(signature.superclassSignature())) {
            line.append(" extends ").append(above);
        }
        String interfaces = signature.superinterfaceSignatures().stream()
                .filter(this::isKnownToUsers)
                .map(ApiBaseline::text)
                .collect(Collectors.joining(", "));
        if (!interfaces.isEmpty()) {
            line.append(isInterface ? " extends " : " implements ").append(interfaces);
        }
        permitted.ifPresent(all -> line.append(all.stream()
                .map(one -> name(one.asInternalName()))
                .collect(Collectors.joining(", ", " permits ", ""))));
        return line.toString();
    }

    /** Whether a supertype is public, or of another module. */
    private boolean isKnownToUsers(Signature.ClassTypeSig type) {
        ClassModel model = classes.get(type.classDesc().descriptorString().replaceAll("^L|;$", ""));
        return model == null || isReachable(model);
    }

    /** @param overridden the signatures that a subtype has already, and that are added to */
    private void members(ClassModel type, String owner, Set<String> overridden) {
        for (FieldModel field : type.fields()) {
            if (isVisible(field.flags().flagsMask())) {
                lines.add(owner + ": " + marks(field) + field(field));
            }
        }
        boolean isOwn = owner.equals(name(type.thisClass().asInternalName()));
        for (MethodModel method : type.methods()) {
            String name = method.methodName().stringValue();
            boolean isConstructor = name.equals("<init>");
            if (isVisible(method.flags().flagsMask())
                    && !name.equals("<clinit>")
                    && (isOwn || !isConstructor)
                    && overridden.add(name + method.methodType().stringValue())) {
                boolean isDefault = (type.flags().flagsMask() & ACC_INTERFACE) != 0
                        && (method.flags().flagsMask() & (ACC_ABSTRACT | ACC_STATIC)) == 0;
                lines.add(owner + ": " + marks(method) + (isDefault ? "default " : "")
                        + method(method, isConstructor ? "new" : name));
            }
        }
    }

    private static boolean isVisible(int flags) {
        return (flags & (ACC_PUBLIC | ACC_PROTECTED)) != 0 && (flags & ACC_SYNTHETIC) == 0;
    }

    private static String field(FieldModel field) {
        Signature type = field.findAttribute(Attributes.signature())
                .map(one -> one.asTypeSignature())
                .orElseGet(() -> Signature.of(field.fieldTypeSymbol()));
        // Compilers copy a constant into the programs of users.
        String constant = field.findAttribute(Attributes.constantValue())
                .map(one -> " = " + literal(one.constant().constantValue()))
                .orElse("");
        return modifiers(field.flags().flagsMask()) + nullness(field, TypeAnnotation.TargetType.FIELD, 0) + text(type)
                + " " + field.fieldName().stringValue() + constant;
    }

    private static String method(MethodModel method, String name) {
        MethodSignature signature = method.findAttribute(Attributes.signature())
                .map(one -> one.asMethodSignature())
                .orElseGet(() -> MethodSignature.of(method.methodTypeSymbol()));
        List<String> arguments = new ArrayList<>();
        for (int i = 0; i < signature.arguments().size(); i++) {
            arguments.add(nullness(method, TypeAnnotation.TargetType.METHOD_FORMAL_PARAMETER, i)
                    + text(signature.arguments().get(i)));
        }
        if ((method.flags().flagsMask() & ACC_VARARGS) != 0) {
            arguments.add(arguments.removeLast().replaceFirst("\\[]$", "..."));
        }
        List<String> thrown = signature.throwableSignatures().isEmpty()
                ? method.findAttribute(Attributes.exceptions()).stream()
                        .flatMap(one -> one.exceptions().stream())
                        .map(one -> name(one.asInternalName()))
                        .toList()
                : signature.throwableSignatures().stream()
                        .map(one -> text((Signature) one))
                        .toList();
        String result = name.equals("new")
                ? ""
                : nullness(method, TypeAnnotation.TargetType.METHOD_RETURN, 0) + text(signature.result()) + " ";
        String parameters = parameters(signature.typeParameters());
        return modifiers(method.flags().flagsMask() & ~(ACC_VARARGS | ACC_BRIDGE))
                + (parameters.isEmpty() ? "" : parameters + " ")
                + result + name + "(" + String.join(", ", arguments) + ")"
                + (thrown.isEmpty() ? "" : " throws " + String.join(", ", thrown));
    }

    private static String literal(Object constant) {
        return constant instanceof String text
                ? "\""
                        + text.replace("\\", "\\\\")
                                .replace("\"", "\\\"")
                                .replace("\n", "\\n")
                                .replace("\r", "\\r") + "\""
                : constant.toString();
    }

    /** Annotations that change how users compile. */
    private static String marks(AttributedElement element) {
        return element.findAttribute(Attributes.runtimeVisibleAnnotations()).stream()
                .flatMap(all -> all.annotations().stream())
                .map(Annotation::className)
                .map(one -> one.stringValue())
                .filter(one -> one.equals("Ljava/lang/Deprecated;") || one.equals("Ljava/lang/FunctionalInterface;"))
                .map(one -> "@" + text(Signature.of(ClassDesc.ofDescriptor(one))) + " ")
                .sorted()
                .collect(Collectors.joining());
    }

    /** Whether the type itself, and not a part of it, may be null. */
    private static String nullness(AttributedElement element, TypeAnnotation.TargetType kind, int parameter) {
        boolean isNullable = element.findAttribute(Attributes.runtimeVisibleTypeAnnotations()).stream()
                .flatMap(all -> all.annotations().stream())
                .filter(one -> one.targetInfo().targetType() == kind)
                .filter(one -> !(one.targetInfo() instanceof TypeAnnotation.FormalParameterTarget target)
                        || target.formalParameterIndex() == parameter)
                .filter(one -> one.targetPath().stream()
                        .allMatch(step -> step.typePathKind() == TypeAnnotation.TypePathComponent.Kind.INNER_TYPE))
                .anyMatch(one ->
                        one.annotation().className().stringValue().equals("Lorg/jspecify/annotations/Nullable;"));
        return isNullable ? "@Nullable " : "";
    }

    private static String modifiers(int flags) {
        return ((flags & ACC_PUBLIC) != 0 ? "public " : "")
                + ((flags & ACC_PROTECTED) != 0 ? "protected " : "")
                + ((flags & ACC_ABSTRACT) != 0 ? "abstract " : "")
                + ((flags & ACC_STATIC) != 0 ? "static " : "")
                + ((flags & ACC_FINAL) != 0 ? "final " : "");
    }

    private static String parameters(List<Signature.TypeParam> parameters) {
        if (parameters.isEmpty()) {
            return "";
        }
        return parameters.stream()
                .map(one -> {
                    List<Signature> bounds = new ArrayList<>(one.interfaceBounds());
                    one.classBound()
                            .filter(bound -> !text(bound).equals("Object"))
                            .ifPresent(bounds::addFirst);
                    return one.identifier()
                            + (bounds.isEmpty()
                                    ? ""
                                    : bounds.stream()
                                            .map(ApiBaseline::text)
                                            .collect(Collectors.joining(" & ", " extends ", "")));
                })
                .collect(Collectors.joining(", ", "<", ">"));
    }

    private static String text(Signature type) {
        return switch (type) {
            case Signature.BaseTypeSig base ->
                ClassDesc.ofDescriptor(base.signatureString()).displayName();
            case Signature.TypeVarSig variable -> variable.identifier();
            case Signature.ArrayTypeSig array -> text(array.componentSignature()) + "[]";
            case Signature.ClassTypeSig named -> {
                String prefix =
                        named.outerType().map(outer -> text(outer) + ".").orElse("");
                String arguments = named.typeArgs().isEmpty()
                        ? ""
                        : named.typeArgs().stream()
                                .map(ApiBaseline::argument)
                                .collect(Collectors.joining(", ", "<", ">"));
                yield prefix + (prefix.isEmpty() ? name(named.className()) : named.className()) + arguments;
            }
        };
    }

    private static String argument(Signature.TypeArg argument) {
        return switch (argument) {
            case Signature.TypeArg.Unbounded any -> "?";
            case Signature.TypeArg.Bounded bounded ->
                switch (bounded.wildcardIndicator()) {
                    case NONE -> text(bounded.boundType());
                    case EXTENDS -> "? extends " + text(bounded.boundType());
                    case SUPER -> "? super " + text(bounded.boundType());
                };
        };
    }

    private static String packageOf(String internalName) {
        return internalName.substring(0, Math.max(0, internalName.lastIndexOf('/')));
    }

    /** Returns a name as Java's sources have it; types of java.lang without their package. */
    private static String name(String internalName) {
        return internalName
                .replaceFirst("^java/lang/([^/]+)$", "$1")
                .replace('/', '.')
                .replace('$', '.');
    }
}
