// One module a line, in base64; answers in one line the stack trace of the trap that run() ends in.
import { createInterface } from 'node:readline';
for await (const line of createInterface({ input: process.stdin })) {
  const { run } = new WebAssembly.Instance(new WebAssembly.Module(Buffer.from(line, 'base64'))).exports;
  try {
    run();
    console.log('no trap');
  } catch ({ stack }) {
    console.log(stack.replaceAll('\n', ' '));
  }
}
