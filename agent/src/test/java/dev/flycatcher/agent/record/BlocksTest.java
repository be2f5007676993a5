package dev.flycatcher.agent.record;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.ref.WeakReference;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.Test;

/** Arrays serve again, but never two threads: one that was stopped while it wrote may go on at any time. */
class BlocksTest {
    private static final int WORDS = 256;

    private final Blocks blocks = new Blocks();

    private static WeakReference<Thread> me() {
        return new WeakReference<>(Thread.currentThread());
    }

    private static void rest() throws InterruptedException {
        Thread.sleep(150);
    }

    @Test
    void whoWroteThereWritesThereAgain() throws Exception {
        long[] words = blocks.take(WORDS);
        blocks.give(words, me());
        rest();
        assertThat(blocks.take(WORDS)).isSameAs(words);
        assertThat(blocks.take(WORDS)).isNotSameAs(words);
    }

    @Test
    void anArrayRestsEvenForItsOwnThread() {
        long[] words = blocks.take(WORDS);
        blocks.give(words, me());
        assertThat(blocks.take(WORDS)).isNotSameAs(words);
    }

    @Test
    void noThreadGetsWhatALivingOneWroteTo() throws Exception {
        ExecutorService writer = Executors.newSingleThreadExecutor();
        try {
            WeakReference<Thread> living = writer.submit(BlocksTest::me).get();
            long[] words = new long[WORDS];
            blocks.give(words, living);
            rest();
            for (int i = 0; i < 100; i++) {
                assertThat(taken()).isNotSameAs(words);
            }
            assertThat(writer.submit(() -> blocks.take(WORDS)).get()).isSameAs(words);
        } finally {
            writer.shutdown();
        }
    }

    /** Which of the queues a thread looks into is chance. */
    private long[] taken() throws Exception {
        CompletableFuture<long[]> taken = new CompletableFuture<>();
        Thread thread = new Thread(() -> taken.complete(blocks.take(WORDS)));
        thread.start();
        thread.join();
        return taken.get();
    }

    @Test
    void whatAThreadThatEndedWroteToServesOthers() throws Exception {
        long[] words = new long[WORDS];
        Thread ended = new Thread(() -> blocks.give(words, me()));
        ended.start();
        ended.join();
        rest();
        boolean found = false;
        for (int i = 0; i < 1_000 && !found; i++) {
            found = taken() == words;
        }
        assertThat(found).isTrue();
    }
}
