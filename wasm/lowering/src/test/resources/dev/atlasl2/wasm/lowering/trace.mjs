// Each line is a module in base64. Answers, in one line, the stack trace of the trap in which run() ends.
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
