// Each line is a module and a memory image, both in base64. Answers the image after run(), or "trap".
import { createInterface } from 'node:readline';
for await (const line of createInterface({ input: process.stdin })) {
  const [module, image] = line.split(' ').map(text => Buffer.from(text, 'base64'));
  const { memory, run } = new WebAssembly.Instance(new WebAssembly.Module(module)).exports;
  const bytes = Buffer.from(memory.buffer, 0, image.length);
  image.copy(bytes);
  try {
    run();
    console.log(bytes.toString('base64'));
  } catch {
    console.log('trap');
  }
}
