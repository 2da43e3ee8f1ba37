// Builds the application once with each bundler, as their documentation describes. Their messages are returned as text.
import { cp } from 'node:fs/promises';
import { join } from 'node:path';

async function vite(app, out) {
  const { build, createLogger } = await import('vite');
  const said = [];
  const logger = createLogger('warn');
  for (const kind of ['warn', 'warnOnce', 'error'])
    logger[kind] = text => {
      said.push(text);
    };
  const rolldownOptions = { checks: { bundlerTimings: false } }; // warns on slow machines
  await build({
    root: app,
    base: './',
    configFile: false,
    customLogger: logger,
    logLevel: 'warn',
    build: {
      outDir: out,
      emptyOutDir: true,
      target: 'es2022',
      rolldownOptions,
    },
    worker: { rolldownOptions },
  });
  return said;
}

async function webpack(app, out) {
  const { default: pack } = await import('webpack');
  const stats = await new Promise((resolve, reject) => {
    const compiler = pack({
      mode: 'production',
      context: app,
      entry: './main.js',
      target: ['web', 'es2022'],
      experiments: { outputModule: true },
      performance: { hints: false },
      output: { path: out, filename: 'main.js', module: true, clean: true },
    });
    compiler.run((error, done) =>
      compiler.close(failed => ((error ?? failed) ? reject(error ?? failed) : resolve(done))),
    );
  });
  await cp(join(app, 'index.html'), join(out, 'index.html'));
  const { errors, warnings } = stats.toJson({ all: false, errors: true, warnings: true });
  return [...errors, ...warnings].map(({ message }) => message);
}

async function esbuild(app, out) {
  const { build } = await import('esbuild');
  // For esbuild, workers are entries of their own, also the package's: new URL('./worker.js', import.meta.url) stays
  // unchanged.
  const entryPoints = {
    main: './main.js',
    'app-worker': './app-worker.js',
    'pool-worker': './pool-worker.js',
    worker: 'atlas-l2/worker',
  };
  const { errors, warnings } = await build({
    entryPoints,
    outdir: out,
    absWorkingDir: app,
    bundle: true,
    minify: true,
    splitting: true,
    format: 'esm',
    target: 'es2022',
    logLevel: 'silent',
  });
  await cp(join(app, 'index.html'), join(out, 'index.html'));
  return [...errors, ...warnings].map(({ text }) => text);
}

/** By name: build(application's folder, output folder), which returns all warnings and errors. */
export const BUNDLERS = { vite, webpack, esbuild };
