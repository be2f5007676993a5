package dev.flycatcher.testapps.patients.loops;

import dev.flycatcher.testapps.patients.Answer;
import dev.flycatcher.testapps.patients.threads.Pets;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.IntFunction;

/** Asks in loops of the language's and the JDK's, and through reflection, proxies and lambdas. */
public final class ManyLoops {
    private final Owners names;
    private final List<Integer> owners;

    private ManyLoops(Owners names, List<Integer> owners) {
        this.names = names;
        this.owners = owners;
    }

    public static void main(String[] args) throws Exception {
        try (Pets pets = new Pets();
                Owners names = new Owners(pets)) {
            ManyLoops loops = new ManyLoops(names, pets.owners());
            print("counted", loops.counted());
            print("each", loops.each());
            print("iterated", loops.iterated());
            print("repeated", loops.repeated());
            print("handed", loops.handed());
            print("mapped", loops.mapped());
            print("streamed", loops.streamed());
            print("filled", loops.filled());
            print("lazy", loops.lazy());
            print("recursed", loops.recursed(0, new ArrayList<>()));
            print("halved", loops.halved(0, loops.owners.size(), new ArrayList<>()));
            print("descended", loops.descended(0, new ArrayList<>()));
            print("reflected", loops.reflected());
            print("proxied", loops.proxied());
            print("hidden", loops.hidden());
            print("message", Pages.message(names.pets("message", loops.owners)));
            print("json", Pages.json(names.pets("json", loops.owners)));
            print("freemarker", Pages.freemarker(names.pets("freemarker", loops.owners)));
            print("thymeleaf", Pages.thymeleaf(names.pets("thymeleaf", loops.owners)));
            print("rows", Pages.rows(pets, names));
        }
    }

    private static void print(String name, List<String> names) {
        Answer answer = new Answer(name);
        names.forEach(answer::add);
        answer.print();
    }

    private List<String> counted() {
        List<String> all = new ArrayList<>();
        for (int i = 0; i < owners.size(); i++) { // loop counted
            all.add(names.name("counted", owners.get(i)));
        }
        return all;
    }

    private List<String> each() {
        List<String> all = new ArrayList<>();
        for (int owner : owners) { // loop each
            all.add(names.name("each", owner));
        }
        return all;
    }

    private List<String> iterated() {
        List<String> all = new ArrayList<>();
        Iterator<Integer> left = owners.iterator();
        while (left.hasNext()) { // loop iterated
            all.add(names.name("iterated", left.next()));
        }
        return all;
    }

    private List<String> repeated() {
        List<String> all = new ArrayList<>();
        int at = 0;
        do {
            all.add(names.name("repeated", owners.get(at++))); // loop repeated
        } while (at < owners.size());
        return all;
    }

    private List<String> handed() {
        List<String> all = new ArrayList<>();
        owners.forEach(owner -> all.add(names.name("handed", owner))); // loop handed
        return all;
    }

    private List<String> mapped() {
        Map<Integer, String> all = new LinkedHashMap<>();
        owners.forEach(owner -> all.put(owner, ""));
        all.replaceAll((owner, none) -> names.name("mapped", owner)); // loop mapped
        return List.copyOf(all.values());
    }

    private List<String> streamed() {
        return owners.stream().map(owner -> names.name("streamed", owner)).toList(); // loop streamed
    }

    private List<String> filled() {
        String[] all = new String[owners.size()];
        Arrays.setAll(all, at -> names.name("filled", owners.get(at))); // loop filled
        return List.of(all);
    }

    /** Asks when the next one is wanted. */
    private List<String> lazy() {
        Iterable<String> each = () -> new Iterator<>() {
            private int at;

            @Override
            public boolean hasNext() {
                return at < owners.size();
            }

            @Override
            public String next() {
                return names.name("lazy", owners.get(at++));
            }
        };
        List<String> all = new ArrayList<>();
        for (String name : each) { // loop lazy
            all.add(name);
        }
        return all;
    }

    /** No byte code jumps back here. */
    private List<String> recursed(int from, List<String> all) {
        if (from < owners.size()) {
            all.add(names.name("recursed", owners.get(from)));
            recursed(from + 1, all); // recursion recursed
        }
        return all;
    }

    /** As over a tree with two branches: the first call of itself is the place. */
    private List<String> halved(int from, int to, List<String> all) {
        if (from < to) {
            int middle = (from + to) / 2;
            halved(from, middle, all); // recursion halved
            all.add(names.name("halved", owners.get(middle)));
            halved(middle + 1, to, all);
        }
        return all;
    }

    /** As over a tree with any number of branches: the loop is the place. */
    private List<String> descended(int node, List<String> all) {
        if (node < owners.size()) {
            all.add(names.name("descended", owners.get(node)));
            int last = node % 4 == 0 ? node + 4 : node;
            for (int child = node + 1; child <= last; child++) { // loop descended
                descended(child, all);
            }
        }
        return all;
    }

    private List<String> reflected() throws ReflectiveOperationException {
        Method method = Owners.class.getDeclaredMethod("name", String.class, int.class);
        List<String> all = new ArrayList<>();
        for (int owner : owners) { // loop reflected
            all.add((String) method.invoke(names, "reflected", owner));
        }
        return all;
    }

    private List<String> proxied() {
        IntFunction<?> name = (IntFunction<?>) Proxy.newProxyInstance(
                IntFunction.class.getClassLoader(),
                new Class<?>[] {IntFunction.class},
                (proxy, method, owner) -> names.name("proxied", (Integer) owner[0]));
        List<String> all = new ArrayList<>();
        for (int owner : owners) { // loop proxied
            all.add((String) name.apply(owner));
        }
        return all;
    }

    private List<String> hidden() {
        IntFunction<String> name = owner -> names.name("hidden", owner);
        List<String> all = new ArrayList<>();
        for (int owner : owners) { // loop hidden
            all.add(name.apply(owner));
        }
        return all;
    }
}
