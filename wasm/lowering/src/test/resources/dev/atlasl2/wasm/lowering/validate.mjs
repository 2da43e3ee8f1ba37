// One module a line, in base64; answers 1 or 0 a line: what a real engine's validation says.
import { createInterface } from 'node:readline';
for await (const line of createInterface({ input: process.stdin }))
  console.log(WebAssembly.validate(Buffer.from(line, 'base64')) ? 1 : 0);
