package dev.paydown.brain.forecast;

import dev.paydown.brain.calendar.WorkCalendar;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.zip.CRC32C;

/**
 * A worked-out plan as bytes, so that a workspace is at hand again without a look at its items: a
 * header of {@value #HEADER} bytes, then the plan's columns one behind the other, all
 * little-endian. The header holds what this is, its version, a checksum (CRC-32C) of all that
 * follows the checksum, and how long each column is.
 */
final class Snapshot {
  /** "PLAN". */
  private static final int MAGIC = 0x4E414C50;

  private static final int VERSION = 1;
  private static final int HEADER = 10 * Integer.BYTES;

  /** Where the checksum stands, and from where on it counts. */
  private static final int CHECKSUM_AT = 2 * Integer.BYTES;

  private static final int CHECKED_FROM = 3 * Integer.BYTES;

  private Snapshot() {}

  /** The plan as bytes. */
  static byte[] write(PlanBuilder.Built built) {
    PlanArrays arrays = built.plan().arrays();
    int[] cycles = packed(built.cycles());
    int items = built.items().length;
    int links = arrays.into().length;
    int terms = arrays.ends().table().length;
    byte[] bytes = new byte[length(items, links, terms, cycles.length)];
    ByteBuffer buffer = buffer(bytes);
    buffer.putInt(MAGIC).putInt(VERSION).putInt(0).putInt(bytes.length);
    buffer.putInt(items).putInt(links).putInt(terms).putInt(cycles.length);
    buffer.putInt(built.plan().today()).putInt(digest(built.plan().calendars()));
    put(buffer, arrays.ends().table());
    put(buffer, arrays.intoAt());
    put(buffer, arrays.into());
    put(buffer, arrays.outAt());
    put(buffer, arrays.out());
    put(buffer, built.positions());
    put(buffer, built.items());
    put(buffer, cycles);
    put(buffer, arrays.planned().values());
    put(buffer, arrays.committed().offsets());
    put(buffer, arrays.start().offsets());
    put(buffer, arrays.finish().offsets());
    buffer.put(arrays.traits());
    buffer.putInt(CHECKSUM_AT, checksum(bytes));
    return bytes;
  }

  /**
   * The plan that was written.
   *
   * @param calendars those that it was written with, in the same order
   * @throws IllegalArgumentException if the bytes are no plan, of another version, cut short or
   *     damaged, or if the calendars count otherwise than when it was written
   */
  static PlanBuilder.Built read(byte[] bytes, List<WorkCalendar> calendars) {
    ByteBuffer buffer = buffer(bytes);
    check(bytes, buffer);
    buffer.position(CHECKED_FROM + Integer.BYTES);
    int items = buffer.getInt();
    int links = buffer.getInt();
    int terms = buffer.getInt();
    int inCycles = buffer.getInt();
    int today = buffer.getInt();
    if (buffer.getInt() != digest(calendars)) {
      throw new IllegalArgumentException("the plan was written with other calendars: read it anew");
    }
    Ends ends = new Ends(items, ints(buffer, terms));
    int[] intoAt = ints(buffer, items + 1);
    int[] into = ints(buffer, links);
    int[] outAt = ints(buffer, items + 1);
    int[] out = ints(buffer, links);
    int[] positions = ints(buffer, items);
    int[] itemAt = ints(buffer, items);
    List<SortedSet<Integer>> cycles = unpacked(ints(buffer, inCycles));
    Planned planned = new Planned(chars(buffer, Planned.width(items)));
    DayColumn committed = new DayColumn(chars(buffer, items));
    DayColumn start = new DayColumn(chars(buffer, items));
    DayColumn finish = new DayColumn(chars(buffer, items));
    byte[] traits = new byte[items];
    buffer.get(traits);
    PlanArrays arrays =
        new PlanArrays(ends, intoAt, into, outAt, out, planned, committed, start, finish, traits);
    Plan plan = new Plan(arrays, calendars);
    if (today != DayColumn.NONE) {
      plan.asOf(today);
    }
    return new PlanBuilder.Built(plan, positions, itemAt, cycles);
  }

  private static void check(byte[] bytes, ByteBuffer buffer) {
    int length = bytes.length;
    if (length < HEADER || buffer.getInt(0) != MAGIC) {
      throw new IllegalArgumentException("these " + length + " bytes are no plan");
    }
    int version = buffer.getInt(Integer.BYTES);
    if (version != VERSION) {
      throw new IllegalArgumentException(
          "the plan is of version " + version + ", and this reads version " + VERSION);
    }
    int written = buffer.getInt(CHECKED_FROM);
    if (written != length) {
      throw new IllegalArgumentException(
          "the plan is of " + written + " bytes, and these are " + length);
    }
    if (buffer.getInt(CHECKSUM_AT) != checksum(bytes)) {
      throw new IllegalArgumentException("the plan is damaged: its checksum differs");
    }
  }

  private static ByteBuffer buffer(byte[] bytes) {
    return ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
  }

  private static int length(int items, int links, int terms, int inCycles) {
    long ints = 2L * (items + 1) + 2L * links + terms + 2L * items + inCycles;
    return Math.toIntExact(HEADER + ints * Integer.BYTES + 7L * items * Character.BYTES + items);
  }

  private static int checksum(byte[] bytes) {
    CRC32C checksum = new CRC32C();
    checksum.update(bytes, CHECKED_FROM, bytes.length - CHECKED_FROM);
    return (int) checksum.getValue();
  }

  private static int digest(List<WorkCalendar> calendars) {
    int digest = calendars.size();
    for (WorkCalendar calendar : calendars) {
      digest = 31 * digest + calendar.daysDigest();
    }
    return digest;
  }

  private static void put(ByteBuffer buffer, int[] values) {
    buffer.asIntBuffer().put(values);
    buffer.position(buffer.position() + values.length * Integer.BYTES);
  }

  private static void put(ByteBuffer buffer, char[] values) {
    buffer.asCharBuffer().put(values);
    buffer.position(buffer.position() + values.length * Character.BYTES);
  }

  private static int[] ints(ByteBuffer buffer, int count) {
    int[] values = new int[count];
    buffer.asIntBuffer().get(values);
    buffer.position(buffer.position() + count * Integer.BYTES);
    return values;
  }

  private static char[] chars(ByteBuffer buffer, int count) {
    char[] values = new char[count];
    buffer.asCharBuffer().get(values);
    buffer.position(buffer.position() + count * Character.BYTES);
    return values;
  }

  /** Each cycle's size, then its items. */
  private static int[] packed(List<SortedSet<Integer>> cycles) {
    IntList packed = new IntList();
    for (SortedSet<Integer> cycle : cycles) {
      packed.add(cycle.size());
      cycle.forEach(packed::add);
    }
    return packed.toArray();
  }

  private static List<SortedSet<Integer>> unpacked(int[] packed) {
    List<SortedSet<Integer>> cycles = new ArrayList<>();
    int next = 0;
    while (next < packed.length) {
      SortedSet<Integer> cycle = new TreeSet<>();
      int end = next + 1 + packed[next];
      for (next++; next < end; next++) {
        cycle.add(packed[next]);
      }
      cycles.add(cycle);
    }
    return cycles;
  }
}
