package dev.paydown.local.policy;

import java.lang.classfile.MethodModel;
import java.lang.classfile.constantpool.LoadableConstantEntry;
import java.lang.classfile.constantpool.MethodHandleEntry;
import java.lang.classfile.instruction.ConstantInstruction;
import java.lang.classfile.instruction.FieldInstruction;
import java.lang.classfile.instruction.InvokeDynamicInstruction;
import java.lang.classfile.instruction.InvokeInstruction;
import java.lang.classfile.instruction.NewObjectInstruction;
import java.lang.constant.DirectMethodHandleDesc;
import java.lang.invoke.MethodHandleInfo;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Which methods of other people's classes our code can come to call from some of its methods: rapid
 * type analysis (Bacon and Sweeney, OOPSLA 1996) over the compiled classes. A call of an interface
 * may end in every class of ours that the reached code makes; the body of a lambda counts as called
 * where the lambda is made, and an override of a JDK method as soon as its class is. So it says too
 * much at times, and never too little, but for reflection, of which Jackson's is the only one here
 * and calls nothing but constructors and accessors of records.
 */
final class Reach {
  private final Bytecode bytecode;
  private final Deque<Call> open = new ArrayDeque<>();
  private final Set<Call> reached = new HashSet<>();
  private final Set<String> made = new LinkedHashSet<>();
  private final Set<Call> asked = new LinkedHashSet<>();
  private final Set<Call> foreign = new LinkedHashSet<>();
  private final Set<Call> read = new LinkedHashSet<>();

  private Reach(Bytecode bytecode) {
    this.bytecode = bytecode;
  }

  /**
   * What can come to pass.
   *
   * @param ours our own methods that can be called
   * @param foreign those of other people's classes
   * @param fields static fields of enums, as they are read outside switches over them
   */
  record Reached(Set<Call> ours, Set<Call> foreign, Set<Call> fields) {
    Reached {
      ours = Set.copyOf(ours);
      foreign = Set.copyOf(foreign);
      fields = Set.copyOf(fields);
    }
  }

  /** From these methods, in an object that its constructor without arguments makes. */
  static Reached from(Bytecode bytecode, String className, String method) {
    Reach reach = new Reach(bytecode);
    reach.make(className);
    reach.enter(new Call(className, "<init>", "()V"));
    bytecode.model(className).orElseThrow().methods().stream()
        .filter(candidate -> candidate.methodName().equalsString(method))
        .forEach(found -> reach.enter(Bytecode.call(className, found)));
    while (!reach.open.isEmpty()) {
      reach.read(reach.open.remove());
    }
    return new Reached(reach.reached, reach.foreign, reach.read);
  }

  private void enter(Call call) {
    if (reached.add(call)) {
      open.add(call);
    }
  }

  private void read(Call call) {
    touch(call.owner());
    Optional<MethodModel> method = bytecode.method(call);
    method
        .flatMap(MethodModel::code)
        .ifPresent(
            code ->
                code.forEach(
                    element -> {
                      switch (element) {
                        case NewObjectInstruction made -> make(made.className().asInternalName());
                        case FieldInstruction field -> field(call, field);
                        case InvokeInstruction invoked -> invoked(invoked);
                        case InvokeDynamicInstruction dynamic ->
                            dynamic.invokedynamic().bootstrap().arguments().forEach(this::handle);
                        case ConstantInstruction.LoadConstantInstruction constant ->
                            handle(constant.constantEntry());
                        default -> {}
                      }
                    }));
  }

  private void field(Call reader, FieldInstruction field) {
    String owner = field.owner().asInternalName();
    touch(owner);
    boolean isItsOwn = reader.owner().equals(owner);
    boolean isOfASwitch = reader.name().equals("<clinit>") && reader.owner().matches(".*\\$\\d+");
    if (!isItsOwn && !isOfASwitch) {
      read.add(new Call(owner, field.name().stringValue(), field.type().stringValue()));
    }
  }

  private void invoked(InvokeInstruction invoked) {
    Call call =
        new Call(
            invoked.owner().asInternalName(),
            invoked.name().stringValue(),
            invoked.type().stringValue());
    switch (invoked.opcode()) {
      case INVOKEVIRTUAL, INVOKEINTERFACE -> ask(call);
      default -> direct(call);
    }
  }

  private void handle(LoadableConstantEntry entry) {
    if (!(entry instanceof MethodHandleEntry handle)) {
      return;
    }
    DirectMethodHandleDesc method = handle.asSymbol();
    Call call =
        new Call(Bytecode.name(method.owner()), method.methodName(), method.lookupDescriptor());
    switch (method.refKind()) {
      case MethodHandleInfo.REF_newInvokeSpecial -> {
        make(call.owner());
        direct(call);
      }
      case MethodHandleInfo.REF_invokeVirtual, MethodHandleInfo.REF_invokeInterface -> ask(call);
      default -> direct(call);
    }
  }

  private void direct(Call call) {
    if (bytecode.isOurs(call.owner())) {
      bytecode.resolved(call.owner(), call).ifPresentOrElse(this::enter, () -> foreign.add(call));
    } else {
      foreign.add(call);
    }
  }

  private void ask(Call call) {
    if (!bytecode.isOurs(call.owner())) {
      foreign.add(call);
      return;
    }
    direct(call);
    if (asked.add(call)) {
      for (String type : List.copyOf(made)) {
        answer(call, type);
      }
    }
  }

  private void answer(Call call, String type) {
    if (bytecode.isA(type, call.owner())) {
      bytecode.resolved(type, call).ifPresent(this::enter);
    }
  }

  private void make(String type) {
    if (!bytecode.isOurs(type) || !made.add(type)) {
      return;
    }
    touch(type);
    for (Call call : List.copyOf(asked)) {
      answer(call, type);
    }
    bytecode.overridesOfOthers(type).forEach(this::enter);
  }

  private void touch(String type) {
    if (bytecode.isOurs(type)) {
      enter(new Call(type, "<clinit>", "()V"));
    }
  }
}
