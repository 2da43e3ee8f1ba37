package dev.atlasl2.harness.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class HtmlTest {
    @Test
    void valuesAreTextAndPiecesAreMarkup() {
        assertThat(Html.of("<b>{}</b>{}", "a<b> & {}", Html.of("<i>{}</i>", 3)).markup())
                .isEqualTo("<b>a&lt;b&gt; &amp; {}</b><i>3</i>");
        assertThat(Html.each(List.of("<", "2"), text -> Html.of("<p>{}", text)).markup())
                .isEqualTo("<p>&lt;<p>2");
        assertThat(Html.of(Optional.<String>empty(), text -> Html.of("<p>{}", text)))
                .isEqualTo(Html.NONE);
    }

    @Test
    void templateHasAPlaceForEachValue() {
        assertThatIllegalArgumentException().isThrownBy(() -> Html.of("{}", 1, 2));
        assertThatIllegalArgumentException().isThrownBy(() -> Html.of("{}{}", 1));
    }
}
