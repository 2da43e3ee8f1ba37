package dev.atlasl2.vector;

import com.sun.management.HotSpotDiagnosticMXBean;
import java.io.PrintWriter;
import java.lang.management.ManagementFactory;
import java.util.Arrays;
import org.junit.platform.engine.DiscoverySelector;
import org.junit.platform.engine.discovery.DiscoverySelectors;
import org.junit.platform.launcher.core.LauncherDiscoveryRequestBuilder;
import org.junit.platform.launcher.core.LauncherFactory;
import org.junit.platform.launcher.listeners.SummaryGeneratingListener;
import org.junit.platform.launcher.listeners.TestExecutionSummary;

/**
 * Runs tests in this JVM and says which JVM that is. Ends with status 0 if each of them ran and passed.
 *
 * <p>Usage: {@code JvmModeApp CLASS[#METHOD]...}
 */
final class JvmModeApp {
    private JvmModeApp() {}

    public static void main(String[] args) {
        SummaryGeneratingListener listener = new SummaryGeneratingListener();
        LauncherFactory.create()
                .execute(
                        LauncherDiscoveryRequestBuilder.request()
                                .selectors(Arrays.stream(args)
                                        .map(JvmModeApp::selector)
                                        .toList())
                                .build(),
                        listener);
        TestExecutionSummary summary = listener.getSummary();
        System.out.println("a JVM with " + flag("UseAVX") + " and " + flag("TieredStopAtLevel") + ": "
                + summary.getTestsSucceededCount() + " of " + summary.getTestsFoundCount() + " tests passed");
        summary.printFailuresTo(new PrintWriter(System.out, true));
        boolean passed = summary.getTotalFailureCount() == 0
                && summary.getTestsFoundCount() >= args.length
                && summary.getTestsSucceededCount() == summary.getTestsFoundCount();
        System.exit(passed ? 0 : 1);
    }

    private static DiscoverySelector selector(String test) {
        return test.contains("#") ? DiscoverySelectors.selectMethod(test) : DiscoverySelectors.selectClass(test);
    }

    /** Returns a flag as this JVM set it: a machine may have less than was asked for. */
    private static String flag(String name) {
        try {
            HotSpotDiagnosticMXBean jvm = ManagementFactory.getPlatformMXBean(HotSpotDiagnosticMXBean.class);
            return name + "=" + jvm.getVMOption(name).getValue();
        } catch (IllegalArgumentException e) {
            return "no " + name;
        }
    }
}
