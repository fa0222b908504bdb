package cezve.compiler;

import cezve.tree.FuncTree;

/** Emits the method of a function that fits into one. */
final class FunctionEmitter {
  private FunctionEmitter() {}

  static void write(Code code, ModuleTarget target, FuncTree tree) {
    LocalSlots slots = new LocalSlots(code, target, tree);
    FunctionExits exits = new FunctionExits(code, target, tree, slots);
    BodyEmitter body = new BodyEmitter(code, slots, target, exits, target.source(tree));
    exits.start();
    slots.initialise();
    body.enter(tree);
    body.sequence(tree.body());
    body.finish();
    exits.finish(body, slots.count());
    slots.fuel().finish(body);
    code.end(slots.count() + FunctionExits.VARIABLES);
  }
}
