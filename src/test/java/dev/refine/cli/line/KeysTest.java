package dev.refine.cli.line;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.Reader;
import java.io.StringReader;
import org.jline.utils.NonBlockingReader;
import org.junit.jupiter.api.Test;

class KeysTest {

    /** A keyboard that nobody touches. */
    private static final class Untouched extends Reader {
        @Override
        public boolean ready() {
            return false;
        }

        @Override
        public int read(char[] target, int offset, int length) {
            throw new AssertionError("would wait for ever");
        }

        @Override
        public void close() {}
    }

    @Test
    void givesKeyByKeyAndLeavesTheRestToWhoeverReadsNext() throws IOException {
        BufferedReader in = new BufferedReader(new StringReader("añ\u001b[D\rbegin\rthe rest"));
        Keys keys = new Keys(in);

        assertThat(keys.read()).isEqualTo('a');
        assertThat(keys.peek(10)).isEqualTo('ñ');
        assertThat(keys.read(10)).isEqualTo('ñ');
        assertThat(keys.read(0)).isEqualTo('\u001b');
        char[] more = new char[3];
        assertThat(keys.readBuffered(more)).isEqualTo(3);
        assertThat(more).containsExactly('[', 'D', '\r');
        assertThat(in.readLine()).isEqualTo("begin");
        assertThat(in.readLine()).isEqualTo("the rest");
    }

    @Test
    void saysWhenTheInputHasEnded() throws IOException {
        Keys keys = new Keys(new BufferedReader(new StringReader("")));

        assertThat(keys.peek(0)).isEqualTo(NonBlockingReader.EOF);
        assertThat(keys.read()).isEqualTo(NonBlockingReader.EOF);
        assertThat(keys.readBuffered(new char[2])).isEqualTo(NonBlockingReader.EOF);
    }

    @Test
    void waitsNoLongerThanItIsTold() throws IOException {
        Keys keys = new Keys(new BufferedReader(new Untouched()));

        assertThat(keys.peek(1)).isEqualTo(NonBlockingReader.READ_EXPIRED);
        assertThat(keys.read(1)).isEqualTo(NonBlockingReader.READ_EXPIRED);
    }
}
