package consumer.app;

import dev.atlasl2.Conservation;
import dev.atlasl2.Kernels;
import dev.atlasl2.Witnesses;
import dev.atlasl2.spec.Witness;
import java.util.HexFormat;

/** Prints what the library says of some bytes. */
public final class App {
    private App() {}

    public static void main(String[] args) {
        byte[] data = new byte[100_003];
        for (int i = 0; i < data.length; i++) {
            data[i] = (byte) (i * 31 + (i >> 8));
        }
        Witness tree = Witnesses.treeWitness(data, 8);
        System.out.println("java " + Runtime.version().feature());
        System.out.println("sum " + Conservation.sum(data));
        System.out.println("root " + HexFormat.of().formatHex(tree.digest()));
        System.out.println("kernel " + Kernels.describe());
    }
}
