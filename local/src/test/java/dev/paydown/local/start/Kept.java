package dev.paydown.local.start;

import java.io.InputStream;
import java.io.OutputStream;
import java.lang.reflect.Array;
import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import java.net.Socket;
import java.net.http.HttpClient;
import java.nio.channels.Channel;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Executor;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.core.SdkClient;
import software.amazon.awssdk.identity.spi.Identity;

/**
 * What an object keeps, through every field of our own classes: what a snapshot would hold and
 * every instance that resumes from it would share. Other people's objects are judged by their type
 * and not looked into.
 */
final class Kept {
  private static final String OURS = "dev.paydown.";

  /** What differs from instance to instance, grows old, or is open to somebody. */
  private static final List<Class<?>> UNSAFE =
      List.of(
          Instant.class,
          UUID.class,
          byte[].class,
          RandomGenerator.class,
          Socket.class,
          Channel.class,
          InputStream.class,
          OutputStream.class,
          HttpClient.class,
          Executor.class,
          Thread.class,
          SdkClient.class,
          Identity.class);

  private final Set<Object> seen = Collections.newSetFromMap(new IdentityHashMap<>());
  private final List<String> unsafe = new ArrayList<>();

  /** What is unsafe to keep of what the object keeps, each with the way to it. */
  static List<String> unsafeIn(Object kept) {
    Kept walk = new Kept();
    walk.look(kept, kept.getClass().getSimpleName());
    return walk.unsafe;
  }

  private void look(@Nullable Object kept, String way) {
    if (kept == null || !seen.add(kept)) {
      return;
    }
    // A secure generator takes from the kernel each time: docs.aws.amazon.com/lambda, SnapStart.
    boolean isSecure = kept instanceof SecureRandom random && isOfKernel(random);
    boolean isEmpty = kept instanceof byte[] bytes && bytes.length == 0;
    if (!isSecure && !isEmpty && UNSAFE.stream().anyMatch(type -> type.isInstance(kept))) {
      unsafe.add(way + " is a " + kept.getClass().getSimpleName());
    }
    switch (kept) {
      case Optional<?> maybe -> maybe.ifPresent(each -> look(each, way));
      case Map<?, ?> map -> map.forEach((key, value) -> look(value, way + "[" + key + "]"));
      case Collection<?> all -> all.forEach(each -> look(each, way + "[]"));
      default -> within(kept, way);
    }
  }

  private static boolean isOfKernel(SecureRandom random) {
    return random.getAlgorithm().startsWith("NativePRNG");
  }

  private void within(Object kept, String way) {
    Class<?> type = kept.getClass();
    if (type.isArray() && !type.getComponentType().isPrimitive()) {
      for (int i = 0; i < Array.getLength(kept); i++) {
        look(Array.get(kept, i), way + "[" + i + "]");
      }
    }
    for (Class<?> of = type; of != null && of.getName().startsWith(OURS); of = of.getSuperclass()) {
      for (Field field : of.getDeclaredFields()) {
        if (!field.getType().isPrimitive()) {
          look(value(field, kept), way + "." + field.getName());
        }
      }
    }
  }

  private static @Nullable Object value(Field field, Object of) {
    try {
      field.setAccessible(true);
      return field.get(Modifier.isStatic(field.getModifiers()) ? null : of);
    } catch (IllegalAccessException e) {
      throw new AssertionError(field + " cannot be read", e);
    }
  }

  /** How many objects of our own a walk over this one looks into. */
  static long ours(Object kept) {
    Kept walk = new Kept();
    walk.look(kept, "");
    return walk.seen.stream().filter(each -> each.getClass().getName().startsWith(OURS)).count();
  }
}
