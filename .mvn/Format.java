import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * Checks or applies the format of all Java sources with Spotless. The formatter parses with the JDK that runs it, and Maven
 * may run on Java 17; so this program, which the build starts on the JDK 25, starts Maven again on its own JDK.
 *
 * <p>Usage: {@code java .mvn/Format.java check|apply [MAVEN-HOME LOCAL-REPOSITORY]}, from the root of the checkout
 */
public final class Format {
    public static void main(String[] args) throws Exception {
        if (Runtime.version().feature() < 25) {
            System.err.println("Format.java needs a JDK 25; this is Java " + Runtime.version());
            System.exit(2);
        }
        String goal = args.length == 0 ? "apply" : args[0];
        boolean isWindows = System.getProperty("os.name").startsWith("Windows");
        String mvn = isWindows ? "mvn.cmd" : "mvn";
        if (args.length > 1) {
            Path ofBuild = Path.of(args[1], "bin", mvn);
            mvn = Files.isExecutable(ofBuild) ? ofBuild.toString() : mvn;
        }
        List<String> command = new ArrayList<>(List.of(mvn, "--batch-mode", "--quiet", "spotless:" + goal));
        if (args.length > 2) {
            command.add("-Dmaven.repo.local=" + args[2]);
        }
        ProcessBuilder builder = new ProcessBuilder(command).inheritIO();
        builder.environment().put("JAVA_HOME", System.getProperty("java.home"));
        int status = builder.start().waitFor();
        if (status != 0 && goal.equals("check")) {
            System.err.println("To format all Java sources: mvn -N verify -Dformat=apply");
        }
        System.exit(status == 0 ? 0 : 1);
    }
}
