package dev.atlasl2.benchmarks;

import java.util.Locale;

/** Lines of an SVG that can be read on dark and on light pages. */
final class Svg {
    private static final String STYLE = """
            <style>
              svg { --page: #ffffff; --ink: #1f2328; --soft: #59636e; --grid: #d8dee4;
                    --good: #1a7f5a; --bad: #c2410c; --other: #6e7781; --blue: #2563c9; --amber: #b35900;
                    font: 13px system-ui, -apple-system, "Segoe UI", "DejaVu Sans", sans-serif; }
              @media (prefers-color-scheme: dark) {
                svg { --page: #0d1117; --ink: #e6edf3; --soft: #9198a1; --grid: #2d333b;
                      --good: #3fb98a; --bad: #f0883e; --other: #9198a1; --blue: #6ea8fe; --amber: #e0a458; }
              }
              .page { fill: var(--page); } text { fill: var(--ink); } .soft { fill: var(--soft); }
              .title { font-size: 16px; font-weight: 600; }
              .end { text-anchor: end; } .middle { text-anchor: middle; }
              .grid { stroke: var(--grid); } .mark { stroke: var(--ink); stroke-width: 2; }
              .aim { stroke: var(--soft); stroke-width: 2; stroke-dasharray: 3 2; } .spread { stroke: var(--ink); }
              .good { fill: var(--good); } .bad { fill: var(--bad); }
              .line { fill: none; stroke-width: 2.5; }
              .peer { stroke: var(--other); } .vector { stroke: var(--blue); } .swar { stroke: var(--amber); }
              .peer-dot { fill: var(--other); } .vector-dot { fill: var(--blue); } .swar-dot { fill: var(--amber); }
            </style>
            """;

    private final StringBuilder body = new StringBuilder();
    private final int width;

    Svg(int width) {
        this.width = width;
    }

    void rectangle(String style, double x, double y, double w, double h) {
        add("<rect class=\"%s\" x=\"%.1f\" y=\"%.1f\" width=\"%.1f\" height=\"%.1f\"/>", style, x, y, w, h);
    }

    void line(String style, double x1, double y1, double x2, double y2) {
        add("<line class=\"%s\" x1=\"%.1f\" y1=\"%.1f\" x2=\"%.1f\" y2=\"%.1f\"/>", style, x1, y1, x2, y2);
    }

    void dot(String style, double x, double y) {
        add("<circle class=\"%s\" cx=\"%.1f\" cy=\"%.1f\" r=\"4\"/>", style, x, y);
    }

    /** @param points as "x,y x,y" */
    void path(String style, String points) {
        add("<polyline class=\"%s\" points=\"%s\"/>", style, points);
    }

    void text(String style, double x, double y, String text) {
        String escaped = text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
        add("<text class=\"%s\" x=\"%.1f\" y=\"%.1f\">%s</text>", style, x, y, escaped);
    }

    /** @param alternative a description of the picture, for readers who cannot see it */
    String end(int height, String alternative) {
        String start = String.format(
                Locale.ROOT,
                "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 %d %d\" width=\"%d\" role=\"img\">\n",
                width,
                height,
                width);
        return start + "<title>" + alternative + "</title>\n" + STYLE
                + "<rect class=\"page\" width=\"100%\" height=\"100%\" rx=\"6\"/>\n" + body + "</svg>\n";
    }

    private void add(String pattern, Object... values) {
        body.append(String.format(Locale.ROOT, pattern, values)).append('\n');
    }
}
