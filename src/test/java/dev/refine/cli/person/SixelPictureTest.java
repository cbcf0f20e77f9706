package dev.refine.cli.person;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;

class SixelPictureTest {

    private static final int RED = 0xffff0000;
    private static final int BLUE = 0xff0000ff;

    private static byte[] png(BufferedImage image) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        ImageIO.write(image, "png", bytes);
        return bytes.toByteArray();
    }

    @Test
    void writesSixRowsAtATimeColourByColour() throws IOException {
        BufferedImage image = new BufferedImage(5, 7, BufferedImage.TYPE_INT_ARGB);
        for (int y = 0; y < 7; y++) {
            for (int x = 0; x < 5; x++) {
                image.setRGB(x, y, x == 4 ? BLUE : RED);
            }
        }

        assertThat(SixelPicture.escape(png(image)))
                .contains("\u001bPq\"1;1;5;7#5;2;0;0;100#180;2;100;0;0#5!4?~$#180!4~?$-#5!4?@$#180!4@?$-\u001b\\");
    }

    @Test
    void putsWhatCanBeSeenThroughOnWhite() throws IOException {
        BufferedImage image = new BufferedImage(1, 1, BufferedImage.TYPE_INT_ARGB);

        assertThat(SixelPicture.escape(png(image))).contains("\u001bPq\"1;1;1;1#215;2;100;100;100#215@$-\u001b\\");
    }

    @Test
    void makesALargePictureFitTheWindow() throws IOException {
        BufferedImage image = new BufferedImage(2000, 500, BufferedImage.TYPE_INT_RGB);

        assertThat(SixelPicture.escape(png(image)).orElseThrow())
                .startsWith("\u001bPq\"1;1;640;160#0;2;0;0;0#0!640~$-");
    }

    @Test
    void leavesOutWhatIsNoPicture() {
        assertThat(SixelPicture.escape("no picture".getBytes(StandardCharsets.UTF_8)))
                .isEmpty();
    }
}
