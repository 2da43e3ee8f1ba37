package dev.atlasl2.wasm.lowering;

import org.teavm.backend.wasm.TeaVMWasmGCHost;
import org.teavm.backend.wasm.model.WasmType;
import org.teavm.model.AnnotationHolder;
import org.teavm.model.AnnotationValue;
import org.teavm.model.ClassHolder;
import org.teavm.model.ElementModifier;
import org.teavm.model.MethodHolder;
import org.teavm.vm.spi.TeaVMHost;
import org.teavm.vm.spi.TeaVMPlugin;

/**
 * Makes TeaVM treat {@code @Insn} and {@code @Link} methods as imports and {@code V128} as externref. {@link Lowering}
 * replaces both afterwards.
 */
public final class InstructionPlugin implements TeaVMPlugin {
    /** Import module of {@code @Insn} methods. */
    static final String INSTRUCTIONS = "insn";
    /** Import module of {@code @Link} methods. */
    static final String LINKS = "link";

    private static final String PACKAGE = "dev.atlasl2.wasm.insn.";

    /** Called by TeaVM through the service file. */
    public InstructionPlugin() {}

    @Override
    public void install(TeaVMHost host) {
        TeaVMWasmGCHost wasm = host.getExtension(TeaVMWasmGCHost.class);
        if (wasm == null) {
            return; // another target: the methods keep their Java bodies
        }
        wasm.addCustomTypeMapperFactory(context -> name -> name.equals(PACKAGE + "V128") ? WasmType.EXTERN : null);
        host.add((type, context) -> markMethods(type));
    }

    private static void markMethods(ClassHolder type) {
        for (MethodHolder method : type.getMethods()) {
            importInstead(method, PACKAGE + "Insn", INSTRUCTIONS);
            importInstead(method, PACKAGE + "Link", LINKS);
        }
    }

    private static void importInstead(MethodHolder method, String annotation, String module) {
        AnnotationHolder marked = method.getAnnotations().get(annotation);
        if (marked == null) {
            return;
        }
        method.setProgram(null);
        method.getModifiers().add(ElementModifier.NATIVE);
        AnnotationHolder imported = new AnnotationHolder("org.teavm.interop.Import");
        imported.getValues().put("module", new AnnotationValue(module));
        imported.getValues()
                .put("name", new AnnotationValue(marked.getValue("value").getString()));
        method.getAnnotations().add(imported);
    }
}
