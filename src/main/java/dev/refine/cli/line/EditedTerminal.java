package dev.refine.cli.line;

import dev.refine.cli.terminal.Console;
import java.io.IOError;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.PrintWriter;
import java.util.EnumSet;
import org.jline.terminal.Attributes;
import org.jline.terminal.Attributes.ControlChar;
import org.jline.terminal.Attributes.InputFlag;
import org.jline.terminal.Attributes.LocalFlag;
import org.jline.terminal.impl.AbstractPosixTerminal;
import org.jline.terminal.impl.exec.ExecPty;
import org.jline.terminal.impl.exec.ExecTerminalProvider;
import org.jline.terminal.spi.SystemStream;
import org.jline.utils.InfoCmp;
import org.jline.utils.InfoCmp.Capability;
import org.jline.utils.NonBlockingReader;
import org.jline.utils.Signals;

/** The console as a terminal whose keys come one by one; {@code stty} changes its ways, and puts them back. */
final class EditedTerminal extends AbstractPosixTerminal {

    private static final String PASTES_AS_TYPED = "\u001b[?2004l";
    private static final int TRIES_TO_RESTORE = 3;

    private final PrintWriter screen;
    private final NonBlockingReader keys;

    /** Whether the terminal may give its keys one by one. */
    private volatile boolean asKeys;

    private volatile boolean over;

    EditedTerminal(Console console) throws IOException {
        super(
                "refine",
                described(console.variables().get("TERM")),
                ExecPty.current(new ExecTerminalProvider(), SystemStream.Error));
        this.screen = console.err();
        this.keys = new Keys(console.in());
        parseInfoCmp();
    }

    /** The terminal's name, if there is a description of it; jline would take any other for a usual one. */
    private static String described(String name) throws IOException {
        try {
            InfoCmp.getInfoCmp(name);
            return name;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException(e);
        }
    }

    /** While a line is being edited: a change of the window's size is noticed. */
    final class Attention {

        private final Object resized = Signals.register("WINCH", () -> raise(Signal.WINCH));

        void end() {
            Signals.unregister("WINCH", resized);
        }
    }

    Attention attention() {
        return new Attention();
    }

    /**
     * Has a usual terminal left behind whatever becomes of the line that is being edited: Ctrl-C ends an {@code stty} that
     * is at work, too, also the one that was to put everything back.
     *
     * @throws IllegalStateException when the program is to end already
     */
    void restoredAtTheEnd() {
        Runtime.getRuntime().addShutdownHook(new Thread(this::restore, "terminal"));
    }

    /** The last word: whoever still edits a line on the other thread changes nothing any more. */
    private synchronized void restore() {
        boolean changed = asKeys;
        for (int attempt = 0; asKeys && attempt < TRIES_TO_RESTORE; attempt++) {
            try {
                setAttributes(originalAttributes);
            } catch (IOError interrupted) {
                // One more Ctrl-C has ended this stty, too.
                continue;
            }
        }
        over = true;
        if (changed) {
            puts(Capability.keypad_local);
            screen.print(PASTES_AS_TYPED);
            screen.flush();
        }
    }

    @Override
    public synchronized void setAttributes(Attributes attributes) {
        if (!over) {
            super.setAttributes(attributes);
            asKeys = !attributes.getLocalFlag(LocalFlag.ICANON);
        }
    }

    /** A read waits for a key, as it does on plain lines, since whoever reads on the other thread never stops reading. */
    @Override
    public Attributes enterRawMode() {
        Attributes usual = getAttributes();
        Attributes raw = new Attributes(usual);
        raw.setLocalFlags(EnumSet.of(LocalFlag.ICANON, LocalFlag.ECHO, LocalFlag.IEXTEN), false);
        raw.setInputFlags(EnumSet.of(InputFlag.IXON, InputFlag.ICRNL, InputFlag.INLCR), false);
        raw.setControlChar(ControlChar.VMIN, 1);
        raw.setControlChar(ControlChar.VTIME, 0);
        asKeys = true;
        setAttributes(raw);
        return usual;
    }

    @Override
    public NonBlockingReader reader() {
        return keys;
    }

    @Override
    public PrintWriter writer() {
        return screen;
    }

    /** Nobody reads bytes: the console's characters are read. */
    @Override
    public InputStream input() {
        return InputStream.nullInputStream();
    }

    @Override
    public OutputStream output() {
        return OutputStream.nullOutputStream();
    }
}
