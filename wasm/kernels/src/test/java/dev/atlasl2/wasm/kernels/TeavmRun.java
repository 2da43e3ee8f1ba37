package dev.atlasl2.wasm.kernels;

import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.teavm.tooling.TeaVMTargetType;
import org.teavm.tooling.TeaVMTool;
import org.teavm.vm.TeaVMOptimizationLevel;

/** Runs TeaVM as this module's pom does, in a process of its own: {@code TeavmRun POM FOLDER}. */
final class TeavmRun {
    private TeavmRun() {}

    public static void main(String[] args) throws Exception {
        List<String> kernels = Pattern.compile("<param>([^<]+)</param>")
                .matcher(Files.readString(Path.of(args[0])))
                .results()
                .map((MatchResult match) -> match.group(1))
                .toList();
        TeaVMTool tool = new TeaVMTool();
        tool.setTargetType(TeaVMTargetType.WEBASSEMBLY_GC);
        tool.setTargetDirectory(new File(args[1]));
        tool.setTargetFileName("kernels.teavm.wasm");
        tool.setMainClass(NoMain.class.getName());
        tool.getClassesToPreserve().addAll(kernels);
        tool.setOptimizationLevel(TeaVMOptimizationLevel.FULL);
        tool.setObfuscated(false);
        tool.setAssertionsRemoved(true);
        tool.setClassLoader(TeavmRun.class.getClassLoader());
        tool.generate();
        if (!tool.getProblemProvider().getSevereProblems().isEmpty()) {
            throw new IllegalStateException(
                    "TeaVM: " + tool.getProblemProvider().getSevereProblems());
        }
    }
}
