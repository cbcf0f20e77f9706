package dev.refine.cli.person;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Base64;
import java.util.Map;
import org.junit.jupiter.api.Test;

class PictureProtocolTest {

    @Test
    void knowsTerminalsByTheNamesTheyGiveThemselves() {
        assertThat(PictureProtocol.of(Map.of("TERM", "xterm-kitty"))).contains(PictureProtocol.KITTY);
        assertThat(PictureProtocol.of(Map.of("TERM", "xterm-256color", "TERM_PROGRAM", "ghostty")))
                .contains(PictureProtocol.KITTY);
        assertThat(PictureProtocol.of(Map.of("TERM", "xterm-256color", "TERM_PROGRAM", "iTerm.app")))
                .contains(PictureProtocol.ITERM);
        assertThat(PictureProtocol.of(Map.of("TERM", "xterm-256color", "TERM_PROGRAM", "WezTerm")))
                .contains(PictureProtocol.ITERM);
        assertThat(PictureProtocol.of(Map.of("TERM", "xterm-256color", "LC_TERMINAL", "iTerm2")))
                .contains(PictureProtocol.ITERM);
        assertThat(PictureProtocol.of(Map.of("TERM", "foot-extra"))).contains(PictureProtocol.SIXEL);
        assertThat(PictureProtocol.of(Map.of("TERM", "xterm-sixel"))).contains(PictureProtocol.SIXEL);
    }

    @Test
    void sendsNothingToATerminalThatDoesNotSaySo() {
        assertThat(PictureProtocol.of(Map.of())).isEmpty();
        assertThat(PictureProtocol.of(Map.of("TERM", "xterm-256color"))).isEmpty();
        assertThat(PictureProtocol.of(Map.of("TERM", "dumb", "TERM_PROGRAM", "iTerm.app")))
                .isEmpty();
        assertThat(PictureProtocol.of(Map.of("TERM", "tmux-256color", "LC_TERMINAL", "iTerm2")))
                .isEmpty();
        assertThat(PictureProtocol.of(Map.of("TERM", "xterm-kitty", "TMUX", "/tmp/tmux,1,0")))
                .isEmpty();
    }

    @Test
    void takesOnlyWhatTheProtocolCan() {
        assertThat(PictureProtocol.KITTY.takes(Path.of("a.png"))).isTrue();
        assertThat(PictureProtocol.KITTY.takes(Path.of("a.jpg"))).isFalse();
        assertThat(PictureProtocol.ITERM.takes(Path.of("a.jpg"))).isTrue();
        assertThat(PictureProtocol.ITERM.takes(Path.of("a.svg"))).isFalse();
    }

    @Test
    void sendsALargePictureInParts() {
        byte[] picture = new byte[6000];
        String text = Base64.getEncoder().encodeToString(picture);

        assertThat(PictureProtocol.KITTY.escape(picture, 78))
                .contains("\u001b_Ga=T,f=100,q=2,c=78,m=1;" + text.substring(0, 4096) + "\u001b\\" + "\u001b_Gm=0;"
                        + text.substring(4096) + "\u001b\\");
        assertThat(PictureProtocol.ITERM.escape(new byte[] {1, 2, 3}, 0))
                .contains("\u001b]1337;File=inline=1;size=3;preserveAspectRatio=1:AQID\u0007");
        assertThat(PictureProtocol.ITERM.escape(new byte[] {1, 2, 3}, 78))
                .contains("\u001b]1337;File=inline=1;size=3;width=78;preserveAspectRatio=1:AQID\u0007");
    }

    @Test
    void readsTheWidthOfAPng() {
        byte[] picture = new byte[33];
        System.arraycopy("IHDR".getBytes(StandardCharsets.US_ASCII), 0, picture, 12, 4);
        picture[18] = 5;
        picture[19] = (byte) 0x80;

        assertThat(PictureProtocol.width(picture)).isEqualTo(1408);
        assertThat(PictureProtocol.width(new byte[33])).isZero();
        assertThat(PictureProtocol.width(new byte[3])).isZero();
    }
}
