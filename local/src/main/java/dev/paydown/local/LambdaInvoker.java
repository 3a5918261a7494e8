package dev.paydown.local;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestHandler;
import com.fasterxml.jackson.core.JsonProcessingException;
import dev.paydown.aws.Deployment;
import dev.paydown.local.template.Template;
import dev.paydown.local.template.Template.Role;
import dev.paydown.tools.json.BrainJson;
import java.lang.reflect.Constructor;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;

/** The template's functions in this process: the very classes that run on Lambda. */
public final class LambdaInvoker implements Invoker {
  private final Map<String, Loaded> functions = new TreeMap<>();
  private final AtomicLong calls = new AtomicLong();
  private final Consumer<String> notices;

  private record Loaded(
      RequestHandler<Object, Object> handler, Class<?> input, Duration timeout, Role role) {}

  /**
   * Makes each function by its constructor that takes a deployment.
   *
   * @throws IllegalArgumentException naming the function whose class or constructor is missing
   */
  public LambdaInvoker(Template template, Deployment deployment, Consumer<String> notices) {
    this.notices = notices;
    template
        .functions()
        .values()
        .forEach(function -> load(function, role(template, function), deployment));
  }

  @Override
  public Object call(String function, Object event) {
    Loaded loaded = loaded(function);
    Context context =
        new LocalContext(function, "local-" + calls.incrementAndGet(), loaded.timeout(), notices);
    return Guard.as(loaded.role(), () -> loaded.handler().handleRequest(event, context));
  }

  @Override
  public Object callWithJson(String function, String json) {
    try {
      return call(function, BrainJson.mapper().readValue(json, loaded(function).input()));
    } catch (JsonProcessingException e) {
      throw new IllegalArgumentException(function + " cannot read its event", e);
    }
  }

  private Loaded loaded(String function) {
    return Optional.ofNullable(functions.get(function))
        .orElseThrow(() -> new IllegalArgumentException("template.yaml has no " + function));
  }

  private static Role role(Template template, Template.Function function) {
    return Optional.ofNullable(template.roles().get(function.role()))
        .orElseThrow(
            () ->
                new IllegalArgumentException(
                    function.id() + ": template.yaml has no role " + function.role()));
  }

  @SuppressWarnings("unchecked") // The input's type is looked up and given just below.
  private void load(Template.Function function, Role role, Deployment deployment) {
    try {
      Class<?> type = Class.forName(function.className());
      Constructor<?> constructor = type.getConstructor(Deployment.class);
      Object made = constructor.newInstance(deployment);
      functions.put(
          function.id(),
          new Loaded((RequestHandler<Object, Object>) made, input(type), function.timeout(), role));
    } catch (InvocationTargetException e) {
      throw new IllegalArgumentException(function.id() + " could not be made", e.getCause());
    } catch (ReflectiveOperationException | ClassCastException e) {
      throw new IllegalArgumentException(
          function.id() + ": " + function.className() + " is no function of ours", e);
    }
  }

  private static Class<?> input(Class<?> type) throws NoSuchMethodException {
    for (Method method : type.getMethods()) {
      if (method.getName().equals("handleRequest")
          && !method.isBridge()
          && method.getParameterCount() == 2) {
        return method.getParameterTypes()[0];
      }
    }
    throw new NoSuchMethodException(type.getName() + ".handleRequest");
  }
}
