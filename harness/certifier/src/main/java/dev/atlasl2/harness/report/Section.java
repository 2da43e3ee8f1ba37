package dev.atlasl2.harness.report;

/**
 * A part of the page with a heading, which the contents list.
 *
 * @param id its anchor
 * @param title its heading
 * @param body what follows; a section without any is left out
 */
record Section(String id, String title, Html body) {
    boolean isEmpty() {
        return body.markup().isEmpty();
    }

    Html html() {
        return isEmpty() ? Html.NONE : Html.of("<section id=\"{}\"><h2>{}</h2>\n{}</section>\n", id, title, body);
    }

    Html link() {
        return isEmpty() ? Html.NONE : Html.of("<li><a href=\"#{}\">{}</a></li>\n", id, title);
    }
}
