// CommonJS, in both ways that it has.
const required = require('atlas-l2');
import('atlas-l2').then(async imported => {
  const { data } = await import('./sample.js');
  console.log(`sum ${(await required.load()).sum(data)}`);
  console.log(`same ${imported.load === required.load}`);
});
