package dev.paydown.local.faults;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import java.util.random.RandomGenerator;

/**
 * Which call fails, and how. What strikes follows from the seed, the step, the call and how often
 * it was made in this step: it is the same however threads take turns.
 */
final class Weather {
  private static final double KILLS = 0.12;
  private static final double MEANWHILE = 0.25;

  private final long seed;
  private final double strikes;
  private final List<String> told = new ArrayList<>();
  private final Map<String, Integer> calls = new ConcurrentHashMap<>();
  private final Set<Integer> troubled = ConcurrentHashMap.newKeySet();
  private final Map<Service, Boolean> out = new ConcurrentHashMap<>();
  private Optional<Runnable> meanwhile = Optional.empty();
  private boolean calm = true;
  private int steps;
  private int step;
  private int struckInStep;
  private int struck;

  /** What a function calls. */
  enum Service {
    STORE,
    INDEX,
    BUS,
    QUEUE,
    MAIL,
    BODIES,
    TOOL
  }

  /** How a call goes wrong. */
  enum Strike {
    NONE,
    /** It fails and has done nothing. */
    BEFORE,
    /** It is done, and its answer is an error or none. */
    AFTER,
    /** Its answer is lost, and the SDK makes it again. */
    TWICE,
    /** The function ends here, before the call. */
    KILLED_BEFORE,
    /** The function ends here, after the call. */
    KILLED_AFTER,
    /** Something else happens first. */
    MEANWHILE
  }

  /** The function was ended: its time was up, or its machine went away. Nobody catches it. */
  static final class Killed extends Error {
    private static final long serialVersionUID = 1;

    Killed() {
      super("killed", null, false, false);
    }
  }

  /** Weather of that seed, in which such a part of all calls goes wrong. */
  Weather(long seed, double strikes) {
    this.seed = seed;
    this.strikes = strikes;
  }

  /** What may happen just before a call, while the caller waits. */
  void meanwhile(Runnable what) {
    meanwhile = Optional.of(what);
  }

  /** From here on nothing fails. */
  void calm() {
    calm = true;
    out.clear();
  }

  /** From here on calls fail. */
  void rough() {
    calm = false;
  }

  /** Whether a service answers nobody from now on. */
  void out(Service service, boolean isOut) {
    out.put(service, isOut);
    tell(service + (isOut ? " is out" : " is back"));
  }

  /** Works off one step; what happens meanwhile is one of its own. */
  <T> T step(String what, Supplier<T> work) {
    int outer = step;
    int outerStruck = struckInStep;
    Map<String, Integer> outerCalls = Map.copyOf(calls);
    steps++;
    step = steps;
    struckInStep = 0;
    calls.clear();
    tell(what);
    try {
      return work.get();
    } finally {
      step = outer;
      calls.clear();
      calls.putAll(outerCalls);
      struckInStep = outerStruck + struckInStep;
    }
  }

  /** Whether anything went wrong in the step under way. */
  boolean hasStruck() {
    return struckInStep > 0;
  }

  /** Whether anything went wrong in the step of that number. */
  boolean hasStruck(int number) {
    return troubled.contains(number);
  }

  /** How many calls went wrong so far. */
  int struck() {
    return struck;
  }

  /** The number of the step under way. */
  int under() {
    return step;
  }

  int steps() {
    return steps;
  }

  /** Everything that happened, a line each. */
  List<String> told() {
    return told;
  }

  synchronized void tell(String what) {
    told.add(step + " " + what);
  }

  /** A random number from 0 to 1 for such a call of this step. */
  private double dice(String what, int salt) {
    int nth = calls.merge(what + salt, 1, Integer::sum);
    long mixed = seed * 0x9E3779B97F4A7C15L + step;
    mixed = mix(mixed ^ what.hashCode());
    mixed = mix(mixed + nth * 31L + salt);
    return (mixed >>> 11) * 0x1.0p-53;
  }

  private static long mix(long value) {
    long mixed = (value ^ (value >>> 30)) * 0xBF58476D1CE4E5B9L;
    mixed = (mixed ^ (mixed >>> 27)) * 0x94D049BB133111EBL;
    return mixed ^ (mixed >>> 31);
  }

  /** A number below the bound for such a call. */
  int choice(String what, int bound) {
    return (int) (dice(what, 7) * bound);
  }

  /** Whether something goes wrong with such a call that the caller itself plays. */
  boolean strikes(String what) {
    boolean is = !calm && dice(what, 1) < strikes / 2;
    if (is) {
      counted("strikes", what);
    }
    return is;
  }

  /** Makes a call of a service, or what becomes of it. */
  <T> T call(Service service, String what, Failures failures, Supplier<T> call) {
    return switch (strike(service, what, failures)) {
      case NONE -> call.get();
      case BEFORE -> throw failures.failure(choice(what, 1_000));
      case AFTER -> {
        T _ = call.get();
        throw failures.lost();
      }
      case TWICE -> {
        T _ = call.get();
        yield call.get();
      }
      case KILLED_BEFORE -> throw new Killed();
      case KILLED_AFTER -> {
        T _ = call.get();
        throw new Killed();
      }
      case MEANWHILE -> {
        Runnable other = meanwhile.orElseThrow();
        meanwhile = Optional.empty();
        try {
          other.run();
        } finally {
          meanwhile = Optional.of(other);
        }
        yield call.get();
      }
    };
  }

  /** What errors of a service look like, and which of them there are. */
  interface Failures {
    /** An error before anything was done; the number chooses which. */
    RuntimeException failure(int which);

    /** The answer was lost. */
    RuntimeException lost();

    /** Whether it is a reading, made on a thread of its own, that can do no more than fail. */
    default boolean onlyFails() {
      return false;
    }

    /** Whether the client makes the call again by itself where the answer is lost. */
    default boolean isRepeated() {
      return true;
    }
  }

  private Strike strike(Service service, String what, Failures failures) {
    if (calm) {
      return Strike.NONE;
    }
    if (out.getOrDefault(service, false)) {
      return counted(Strike.BEFORE, what);
    }
    double dice = dice(what, 2);
    if (dice >= strikes) {
      boolean other =
          !failures.onlyFails() && meanwhile.isPresent() && dice(what, 3) < strikes * MEANWHILE;
      return other ? Strike.MEANWHILE : Strike.NONE;
    }
    if (failures.onlyFails()) {
      return counted(Strike.BEFORE, what);
    }
    double kind = dice(what, 4);
    if (kind < KILLS) {
      return counted(kind < KILLS / 2 ? Strike.KILLED_BEFORE : Strike.KILLED_AFTER, what);
    }
    double rest = (kind - KILLS) / (1 - KILLS);
    if (rest < 0.4) {
      return counted(Strike.BEFORE, what);
    }
    return counted(rest < 0.75 || !failures.isRepeated() ? Strike.AFTER : Strike.TWICE, what);
  }

  private Strike counted(Strike strike, String what) {
    counted(strike.name(), what);
    return strike;
  }

  private synchronized void counted(String strike, String what) {
    struckInStep++;
    troubled.add(step);
    struck++;
    tell("  " + strike + " " + what);
  }

  /** A random generator of its own for a part of the run. */
  static RandomGenerator random(long seed, String part) {
    return new java.util.Random(mix(seed * 31 + part.hashCode()));
  }
}
