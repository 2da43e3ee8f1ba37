// Each line is a module in base64. Answers 1 or 0 per line: the result of the engine's validation.
import { createInterface } from 'node:readline';
for await (const line of createInterface({ input: process.stdin }))
  console.log(WebAssembly.validate(Buffer.from(line, 'base64')) ? 1 : 0);
