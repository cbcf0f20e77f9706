package dev.refine.quality.record;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class QualitySessionTest {

    @ParameterizedTest
    @CsvSource({
        "landing-page, 1, DAY_LANDING-PAGE_QUALITY",
        "landing page!, 2, DAY_LANDING_PAGE_QUALITY_2",
        "../../evil, 1, DAY_EVIL_QUALITY",
        "..., 1, DAY_DEFAULT_QUALITY",
        "'', 1, DAY_DEFAULT_QUALITY",
        "/etc/passwd, 1, DAY_ETC_PASSWD_QUALITY"
    })
    void nameOfAFolderNeverLeadsAnywhereElse(String id, int number, String name) {
        assertThat(QualitySession.name("DAY", id, number)).isEqualTo(name);
    }

    @Test
    void longNameOfAFolderLeavesRoomForTheRest() {
        assertThat(QualitySession.name("DAY", "x".repeat(255), 12)).isEqualTo("DAY_" + "X".repeat(100) + "_QUALITY_12");
    }
}
