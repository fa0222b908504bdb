package cezve.model.type;

import java.lang.ref.WeakReference;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.WeakHashMap;

/**
 * The process-wide table of closed recursive groups. It is what makes a type of one module the same
 * object as the equal type of another; groups that nobody uses any more are collected.
 */
final class RecGroups {
  // By a member of the group. Members hold the key, and each other, strongly; the key's own
  // references are to earlier groups only. So an entry lives exactly as long as the group does.
  private static final Map<RecType, WeakReference<DefType>> GROUPS = new WeakHashMap<>();

  private RecGroups() {}

  /**
   * The canonical defined types of a group.
   *
   * @param rolled the group: its own members as {@link TypeUse.Rec}, all others as {@link DefType}
   */
  static List<DefType> intern(RecType rolled) {
    if (rolled.members().isEmpty()) {
      return List.of();
    }
    synchronized (GROUPS) {
      WeakReference<DefType> known = GROUPS.get(rolled);
      DefType member = known == null ? null : known.get();
      if (member == null) {
        member = define(rolled).getFirst();
        GROUPS.put(rolled, new WeakReference<>(member));
      }
      return member.siblings();
    }
  }

  private static List<DefType> define(RecType rolled) {
    List<DefType> types = new ArrayList<>(rolled.members().size());
    long fingerprint = Fingerprint.of(rolled);
    for (int i = 0; i < rolled.members().size(); i++) {
      types.add(new DefType(rolled, i, fingerprint));
    }
    List<DefType> group = List.copyOf(types);
    for (DefType type : group) {
      type.unroll(group);
    }
    return group;
  }
}
