package dev.paydown.local.policy;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.lang.classfile.ClassFile;
import java.lang.classfile.ClassModel;
import java.lang.classfile.MethodModel;
import java.lang.classfile.constantpool.ClassEntry;
import java.lang.constant.ClassDesc;
import java.lang.invoke.MethodType;
import java.lang.reflect.AccessFlag;
import java.lang.reflect.Method;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Our compiled classes, as they stand on the class path of the tests. */
final class Bytecode {
  private static final String OURS = "dev/paydown/";
  private final Map<String, Optional<ClassModel>> models = new HashMap<>();
  private final Map<String, Set<String>> supertypes = new HashMap<>();

  /** Whether a class is one of ours. */
  boolean isOurs(String type) {
    return type.startsWith(OURS);
  }

  /** The class file of one of ours. */
  Optional<ClassModel> model(String type) {
    return isOurs(type) ? models.computeIfAbsent(type, Bytecode::read) : Optional.empty();
  }

  private static Optional<ClassModel> read(String type) {
    try (InputStream file = Bytecode.class.getClassLoader().getResourceAsStream(type + ".class")) {
      return file == null
          ? Optional.empty()
          : Optional.of(ClassFile.of().parse(file.readAllBytes()));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The method as its class declares it, if it does. */
  Optional<MethodModel> method(Call call) {
    return model(call.owner()).stream()
        .flatMap(model -> model.methods().stream())
        .filter(method -> call(call.owner(), method).equals(call))
        .findFirst();
  }

  /** The method that a call ends in, on an object of this class. */
  Optional<Call> resolved(String type, Call call) {
    List<String> line = new ArrayList<>();
    line.add(type);
    line.addAll(above(type));
    return line.stream()
        .map(owner -> new Call(owner, call.name(), call.descriptor()))
        .filter(
            candidate ->
                method(candidate)
                    .filter(found -> !found.flags().has(AccessFlag.ABSTRACT))
                    .isPresent())
        .findFirst();
  }

  /** Whether an object of a class can stand where the other is asked for. */
  boolean isA(String type, String other) {
    return type.equals(other) || above(type).contains(other);
  }

  /**
   * The methods of a class, and of those of ours above it, that others may call by their own types.
   */
  List<Call> overridesOfOthers(String type) {
    Set<String> named = new HashSet<>();
    for (String above : above(type)) {
      if (!isOurs(above)) {
        for (Method method : loaded(above).getMethods()) {
          named.add(method.getName() + descriptor(method));
        }
      }
    }
    List<Call> overrides = new ArrayList<>();
    List<String> line = new ArrayList<>();
    line.add(type);
    line.addAll(above(type));
    for (String owner : line) {
      model(owner).stream()
          .flatMap(model -> model.methods().stream())
          .map(method -> call(owner, method))
          .filter(call -> named.contains(call.name() + call.descriptor()))
          .forEach(overrides::add);
    }
    return overrides;
  }

  /** Every class and interface above one, nearest first. */
  private Set<String> above(String type) {
    Set<String> known = supertypes.get(type);
    if (known != null) {
      return known;
    }
    Set<String> all = new LinkedHashSet<>();
    for (String direct : directly(type)) {
      all.add(direct);
      all.addAll(above(direct));
    }
    supertypes.put(type, all);
    return all;
  }

  private List<String> directly(String type) {
    List<String> direct = new ArrayList<>();
    Optional<ClassModel> model = model(type);
    if (model.isPresent()) {
      model.get().superclass().map(ClassEntry::asInternalName).ifPresent(direct::add);
      model.get().interfaces().forEach(one -> direct.add(one.asInternalName()));
      return direct;
    }
    Class<?> loaded = loaded(type);
    if (loaded.getSuperclass() != null) {
      direct.add(loaded.getSuperclass().getName().replace('.', '/'));
    }
    for (Class<?> one : loaded.getInterfaces()) {
      direct.add(one.getName().replace('.', '/'));
    }
    return direct;
  }

  private static Class<?> loaded(String type) {
    try {
      return Class.forName(type.replace('/', '.'), false, Bytecode.class.getClassLoader());
    } catch (ClassNotFoundException e) {
      throw new IllegalStateException(e);
    }
  }

  private static String descriptor(Method method) {
    return MethodType.methodType(method.getReturnType(), method.getParameterTypes())
        .descriptorString();
  }

  /** The call that names a declared method. */
  static Call call(String owner, MethodModel method) {
    return new Call(owner, method.methodName().stringValue(), method.methodType().stringValue());
  }

  /** A class's name with slashes. */
  static String name(ClassDesc type) {
    String descriptor = type.descriptorString();
    return descriptor.startsWith("L")
        ? descriptor.substring(1, descriptor.length() - 1)
        : descriptor;
  }
}
