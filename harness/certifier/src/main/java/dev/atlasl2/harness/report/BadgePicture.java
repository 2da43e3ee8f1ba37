package dev.atlasl2.harness.report;

import java.util.Map;

/** A badge as SVG: one line, with no font, script or picture of another file. */
final class BadgePicture {
    /** By the names that badge servers use; dark enough for white letters. */
    private static final Map<String, String> COLOURS = Map.of(
            "brightgreen", "#1a7f37",
            "green", "#52791a",
            "yellow", "#8a6100",
            "red", "#c22f3d",
            "lightgrey", "#5f6b7a");

    private static final String NARROW = "fijlrt.,:' !|";
    private static final String BROAD = "mwMW%";

    private BadgePicture() {}

    /**
     * Returns the picture.
     *
     * @param description what a pointer or a screen reader gets
     * @param colour of {@link #COLOURS}
     */
    static String of(String label, String text, String description, String colour) {
        int left = width(label);
        int right = width(text);
        return Html.of(
                        """
                        <svg xmlns="http://www.w3.org/2000/svg" width="{}" height="20" role="img" aria-label="{}: {}">
                        <title>{}</title>
                        <clipPath id="r"><rect width="{}" height="20" rx="3"/></clipPath>
                        <g clip-path="url(#r)"><rect width="{}" height="20" fill="#3b4452"/>\
                        <rect x="{}" width="{}" height="20" fill="{}"/></g>
                        <g fill="#fff" font-family="Verdana,DejaVu Sans,Geneva,sans-serif" font-size="11" \
                        text-anchor="middle">{}{}</g>
                        </svg>
                        """,
                        left + right,
                        label,
                        text,
                        description,
                        left + right,
                        left,
                        left,
                        right,
                        COLOURS.get(colour),
                        text(label, 0, left),
                        text(text, left, right))
                .markup();
    }

    private static Html text(String text, int from, int width) {
        return Html.of("<text x=\"{}\" y=\"14\" textLength=\"{}\">{}</text>", from + width / 2.0, width - 12, text);
    }

    /** Returns about how wide the text is in Verdana, with a margin; the text is then fitted to it. */
    private static int width(String text) {
        double width = text.chars()
                .mapToDouble(c -> NARROW.indexOf(c) >= 0 ? 4.2 : BROAD.indexOf(c) >= 0 ? 10.5 : 7)
                .sum();
        return (int) Math.ceil(width) + 12;
    }
}
