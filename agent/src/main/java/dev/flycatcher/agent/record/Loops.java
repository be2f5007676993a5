package dev.flycatcher.agent.record;

import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.objectweb.asm.ClassReader;
import org.objectweb.asm.tree.AbstractInsnNode;
import org.objectweb.asm.tree.AnnotationNode;
import org.objectweb.asm.tree.ClassNode;
import org.objectweb.asm.tree.InsnList;
import org.objectweb.asm.tree.JumpInsnNode;
import org.objectweb.asm.tree.LineNumberNode;
import org.objectweb.asm.tree.MethodInsnNode;
import org.objectweb.asm.tree.MethodNode;

/**
 * Says from byte code whether a call lies in a loop: a jump back encloses it; where a method calls itself; and whether a
 * class was generated: an annotation in its class file says so, whose name has that word in it, as JaCoCo has it. Class files come from the loader that the
 * stack's thread used; none are loaded. What a class file says of suppressions is read by the way.
 */
final class Loops {
    private static final int MOST_CLASSES = 512;

    private final Map<String, Type> known = new LinkedHashMap<>(64, 0.75f, true) {
        private static final long serialVersionUID = 1;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Type> eldest) {
            return size() > MOST_CLASSES;
        }
    };

    /** A call within a loop or outside one: {@code loop} is the innermost loop's first line, 0 for none. */
    private record Call(int line, String callee, int loop) {}

    private record Body(Method method, List<Call> calls) {}

    private record Type(boolean generated, List<Body> bodies) {
        static final Type UNKNOWN = new Type(false, List.of());
    }

    /**
     * A method of a class file: overloads share a name, and no line.
     *
     * @param again the first line where it calls itself, itself or in a lambda of its own; 0 where it does not
     */
    record Method(String type, String name, String descriptor, int first, int last, int again) {
        private boolean has(int line) {
            return first <= line && line <= last;
        }
    }

    /** Instructions from a jump's target up to the jump. */
    private record Range(int from, int to, int line) {}

    /** First line of the innermost loop around the call that element is in the middle of, 0 for none or not known. */
    int line(StackTraceElement element, String callee, @Nullable ClassLoader loader) {
        int any = 0;
        for (Body body : type(element, loader).bodies) {
            if (body.method.name.equals(element.getMethodName())) {
                for (Call call : body.calls) {
                    if (call.line == element.getLineNumber()) {
                        if (call.callee.equals(callee)) {
                            return call.loop;
                        }
                        any = Math.max(any, call.loop);
                    }
                }
            }
        }
        return any;
    }

    /** The method that element is in the middle of, null when it is not known. */
    @Nullable
    Method method(StackTraceElement element, @Nullable ClassLoader loader) {
        for (Body body : type(element, loader).bodies) {
            if (body.method.name.equals(element.getMethodName()) && body.method.has(element.getLineNumber())) {
                return body.method;
            }
        }
        return null;
    }

    /** Whether nobody wrote that element's class. */
    boolean isGenerated(StackTraceElement element, @Nullable ClassLoader loader) {
        return type(element, loader).generated;
    }

    private Type type(StackTraceElement element, @Nullable ClassLoader loader) {
        return known.computeIfAbsent(element.getClassName(), name -> read(name, loader));
    }

    private static Type read(String className, @Nullable ClassLoader loader) {
        String file = className.replace('.', '/') + ".class";
        try (InputStream in =
                loader == null ? ClassLoader.getSystemResourceAsStream(file) : loader.getResourceAsStream(file)) {
            return in == null ? Type.UNKNOWN : type(new ClassReader(in));
        } catch (IOException | RuntimeException unreadable) {
            return Type.UNKNOWN;
        }
    }

    private static Type type(ClassReader reader) {
        ClassNode node = new ClassNode();
        reader.accept(node, ClassReader.SKIP_FRAMES);
        Declared.read(node);
        List<Body> bodies = node.methods.stream()
                .map(method -> new Body(method(node, method), calls(method)))
                .toList();
        return new Type(saysGenerated(node.visibleAnnotations) || saysGenerated(node.invisibleAnnotations), bodies);
    }

    private static Method method(ClassNode type, MethodNode method) {
        int first = 0;
        int last = 0;
        for (AbstractInsnNode node : method.instructions) {
            if (node instanceof LineNumberNode number) {
                first = first == 0 ? number.line : Math.min(first, number.line);
                last = Math.max(last, number.line);
            }
        }
        return new Method(type.name, method.name, method.desc, first, last, again(type, method));
    }

    private static int again(ClassNode type, MethodNode method) {
        return type.methods.stream()
                .filter(each -> each == method || each.name.startsWith("lambda$" + method.name + "$"))
                .flatMapToInt(each -> linesOfCalls(each, type.name, method))
                .min()
                .orElse(0);
    }

    private static IntStream linesOfCalls(MethodNode in, String owner, MethodNode callee) {
        IntStream.Builder lines = IntStream.builder();
        int line = 0;
        for (AbstractInsnNode node : in.instructions) {
            if (node instanceof LineNumberNode number) {
                line = number.line;
            } else if (node instanceof MethodInsnNode call
                    && call.name.equals(callee.name)
                    && call.desc.equals(callee.desc)
                    && call.owner.equals(owner)) {
                lines.add(line);
            }
        }
        return lines.build();
    }

    private static boolean saysGenerated(@Nullable List<AnnotationNode> annotations) {
        return annotations != null
                && annotations.stream()
                        .anyMatch(each -> each.desc
                                .substring(each.desc.lastIndexOf('/') + 1)
                                .contains("Generated"));
    }

    private static List<Call> calls(MethodNode method) {
        List<Range> loops = loops(method.instructions);
        List<Call> calls = new ArrayList<>();
        int line = 0;
        int index = 0;
        for (AbstractInsnNode node : method.instructions) {
            if (node instanceof LineNumberNode number) {
                line = number.line;
            } else if (node instanceof MethodInsnNode call) {
                calls.add(new Call(line, call.name, innermost(loops, index)));
            }
            index++;
        }
        return calls;
    }

    private static int innermost(List<Range> loops, int index) {
        int line = 0;
        int length = Integer.MAX_VALUE;
        for (Range loop : loops) {
            if (loop.from <= index && index <= loop.to && loop.to - loop.from < length) {
                line = loop.line;
                length = loop.to - loop.from;
            }
        }
        return line;
    }

    private static List<Range> loops(InsnList code) {
        Map<Integer, Integer> ends = new LinkedHashMap<>();
        for (int i = 0; i < code.size(); i++) {
            if (code.get(i) instanceof JumpInsnNode jump && code.indexOf(jump.label) <= i) {
                ends.merge(code.indexOf(jump.label), i, Math::max);
            }
        }
        return ends.entrySet().stream()
                .map(loop -> new Range(loop.getKey(), loop.getValue(), firstLine(code, loop.getKey(), loop.getValue())))
                .toList();
    }

    private static int firstLine(InsnList code, int from, int to) {
        int first = lineOf(code, from);
        for (int i = from; i <= to; i++) {
            if (code.get(i) instanceof LineNumberNode number) {
                first = first == 0 ? number.line : Math.min(first, number.line);
            }
        }
        return first;
    }

    /** Line of the first instruction at or after that place. */
    private static int lineOf(InsnList code, int at) {
        int first = at;
        while (first < code.size() - 1 && code.get(first).getOpcode() < 0) {
            first++;
        }
        for (int i = first; i >= 0; i--) {
            if (code.get(i) instanceof LineNumberNode number) {
                return number.line;
            }
        }
        return 0;
    }
}
