package dev.atlasl2.harness.report;

import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What a target ran in, in few words. */
final class RuntimeName {
    /** Browsers name those that they resemble, too, so the first that fits is the right one. */
    private static final List<Browser> BROWSERS = List.of(
            new Browser("Edge", "Edg(?:e|A|iOS)?/(\\d+)"),
            new Browser("Opera", "OPR/(\\d+)"),
            new Browser("Firefox", "(?:Firefox|FxiOS)/(\\d+)"),
            new Browser("Chromium", "(?:HeadlessChrome|Chromium|Chrome|CriOS)/(\\d+)"),
            new Browser("WebKit", "Version/(\\d+(?:\\.\\d+)?).* Safari/"));

    private record Browser(String name, Pattern version) {
        Browser(String name, String version) {
            this(name, Pattern.compile(version));
        }
    }

    private RuntimeName() {}

    /**
     * Returns such as {@code Firefox 153} for a browser's User-Agent, and {@code Node 24.21.0} for a list that begins
     * with it.
     */
    static String of(String runtime) {
        if (runtime.startsWith("Mozilla/")) {
            for (Browser browser : BROWSERS) {
                Matcher version = browser.version.matcher(runtime);
                if (version.find()) {
                    return browser.name + " " + version.group(1);
                }
            }
        }
        return head(runtime, ", ");
    }

    /** Returns the name of an engine without the reason why it was chosen: {@code swar} of {@code swar: forced}. */
    static String engine(String engine) {
        return head(engine, ": ");
    }

    private static String head(String text, String end) {
        int at = text.indexOf(end);
        return at > 0 ? text.substring(0, at) : text;
    }
}
