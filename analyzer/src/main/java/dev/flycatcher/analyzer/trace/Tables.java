package dev.flycatcher.analyzer.trace;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** The texts, shapes, frames and stacks of a unit: each is written once, and numbered wherever it is meant. */
final class Tables {
    private final Numbered<String> texts = new Numbered<>();
    private final Numbered<Shape> shapes = new Numbered<>();
    private final Numbered<Frame> frames = new Numbered<>();
    private final Numbered<List<Frame>> stacks = new Numbered<>();

    void clear() {
        texts.clear();
        shapes.clear();
        frames.clear();
        stacks.clear();
    }

    int shape(Shape shape) {
        return shapes.of(shape);
    }

    Shape shapeAt(int number) {
        return shapes.get(number);
    }

    int stack(List<Frame> stack) {
        return stacks.of(stack);
    }

    /** A text by its number, 0 for none. */
    void text(ByteSink out, @Nullable String text) {
        out.number(text == null ? 0 : 1 + texts.of(text));
    }

    void names(List<Mapped> met, ByteSink out) {
        MappedEncoding.write(met, texts, out);
    }

    /** Writes all of them, when nothing more will be numbered. */
    void write(ByteSink whole) {
        number();
        whole.number(texts.size());
        for (int i = 0; i < texts.size(); i++) {
            whole.text(texts.get(i));
        }
        whole.number(shapes.size());
        for (int i = 0; i < shapes.size(); i++) {
            shape(shapes.get(i), whole);
        }
        whole.number(frames.size());
        for (int i = 0; i < frames.size(); i++) {
            frame(frames.get(i), whole);
        }
        whole.number(stacks.size());
        for (int i = 0; i < stacks.size(); i++) {
            stack(stacks.get(i), whole);
        }
    }

    /** Everything that the tables refer to is in them before they are written. */
    private void number() {
        for (int i = 0; i < shapes.size(); i++) {
            texts.of(shapes.get(i).sql());
        }
        for (int i = 0; i < stacks.size(); i++) {
            List<Frame> stack = stacks.get(i);
            for (int j = 0; j < stack.size(); j++) {
                number(stack.get(j));
            }
        }
    }

    private void number(Frame frame) {
        frames.of(frame);
        texts.of(frame.type());
        texts.of(frame.method());
        if (frame.file() != null) {
            texts.of(frame.file());
        }
    }

    private void shape(Shape shape, ByteSink whole) {
        whole.fixed(shape.fingerprint());
        whole.number(shape.verb().ordinal());
        text(whole, shape.sql());
    }

    private void frame(Frame frame, ByteSink whole) {
        text(whole, frame.type());
        text(whole, frame.method());
        text(whole, frame.file());
        whole.signed(frame.line());
        whole.signed(frame.loopLine());
    }

    private void stack(List<Frame> stack, ByteSink whole) {
        whole.number(stack.size());
        for (int i = 0; i < stack.size(); i++) {
            whole.number(frames.of(stack.get(i)));
        }
    }

    /** The unit whose body that is, of the very shapes and frames that were written. */
    Trace decode(ByteSource body) throws ByteSource.Malformed {
        return TraceDecoding.decode(body, texts.all(), shapes.all(), frames.all(), stacks.all());
    }
}
