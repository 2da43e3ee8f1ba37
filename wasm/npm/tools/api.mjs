// Compares the types of each entry of the package with its committed report in wasm/npm/api, which API Extractor writes: a
// review sees each change of what users can name. node api.mjs check|accept PACKAGE-FOLDER DEV-FOLDER OUT-FOLDER
import { mkdir, readdir, readFile, rm } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { join, normalize } from 'node:path';
import { fileURLToPath } from 'node:url';

const [mode, folder, dev, out] = process.argv.slice(2);
if (out === undefined || !['check', 'accept'].includes(mode)) {
  console.error(
    `usage: node api.mjs check|accept PACKAGE-FOLDER DEV-FOLDER OUT-FOLDER, got '${process.argv.slice(2).join(' ')}'`,
  );
  process.exit(2);
}
const { Extractor, ExtractorConfig } = createRequire(join(dev, 'package.json'))('@microsoft/api-extractor');
const REPORTS = fileURLToPath(new URL('../api/', import.meta.url));
const packageJsonFullPath = join(folder, 'package.json');

/** The types of an entry, whose conditions may be nested. */
function typesOf(entry) {
  if (entry === null || typeof entry !== 'object') return [];
  return Object.entries(entry).flatMap(([condition, value]) =>
    condition === 'types' && typeof value === 'string' ? [value] : typesOf(value),
  );
}
const { exports } = JSON.parse(await readFile(packageJsonFullPath, 'utf8'));
const types = new Set(Object.values(exports).flatMap(typesOf));
if (types.size === 0) throw new Error('no entry of the package has types');

const reportOf = file =>
  normalize(file)
    .replaceAll(/[/\\]/g, '-')
    .replace(/\.d\.m?ts$/, '');

const quiet = { default: { logLevel: 'none' } };
const difference = [];
await mkdir(REPORTS, { recursive: true });
for (const file of types) {
  const name = reportOf(file);
  const configObject = {
    projectFolder: folder,
    mainEntryPointFilePath: join(folder, file),
    compiler: {
      overrideTsconfig: {
        compilerOptions: {
          target: 'es2022',
          lib: ['es2022', 'dom', 'esnext.disposable'],
          module: 'nodenext',
          moduleResolution: 'nodenext',
          strict: true,
          types: [],
        },
        files: [join(folder, file)],
      },
    },
    apiReport: { enabled: true, reportFolder: REPORTS, reportTempFolder: join(out, 'api'), reportFileName: name },
    docModel: { enabled: false },
    dtsRollup: { enabled: false },
    tsdocMetadata: { enabled: false },
    newlineKind: 'lf',
    messages: { extractorMessageReporting: quiet, tsdocMessageReporting: quiet },
  };
  const result = Extractor.invoke(
    ExtractorConfig.prepare({ configObject, configObjectFullPath: undefined, packageJsonFullPath }),
    {
      localBuild: mode === 'accept',
      printApiReportDiff: true,
      messageCallback: message => {
        if (message.messageId === 'console-preamble') message.handled = true;
      },
    },
  );
  if (result.errorCount > 0) throw new Error(`API Extractor found ${result.errorCount} errors in ${file}`);
  if (mode === 'check' && result.apiReportChanged) difference.push(`${name}.api.md`);
}

const known = [...types].map(file => `${reportOf(file)}.api.md`);
for (const report of await readdir(REPORTS)) {
  if (known.includes(report)) continue;
  if (mode === 'accept') await rm(join(REPORTS, report));
  else difference.push(`${report}, whose entry is gone`);
}
if (difference.length > 0) {
  console.error(`The types of the package are not those in wasm/npm/api: ${difference.join(', ')}`);
  console.error(
    'To accept it, and to see it in the review: mvn -pl wasm/npm -am verify -DskipTests -DskipITs -DskipLint=false -Dapi=accept',
  );
  process.exit(1);
}
