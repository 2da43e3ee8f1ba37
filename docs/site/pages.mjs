// Which documents of the repository are pages, at which address, and the order in which the site shows them.

/** Each group of the side bar: its title, and its pages as [document, address, title if the document's own is too long]. */
export const GROUPS = [
  {
    title: 'Guide',
    pages: [
      ['docs/install.md', 'guide/install'],
      ['docs/jvm.md', 'guide/jvm', 'The JVM library'],
      ['wasm/npm/README.md', 'guide/npm', 'The npm package'],
      ['docs/gpu.md', 'guide/gpu', 'The GPU'],
      ['docs/command-line.md', 'guide/command-line', 'The command line'],
      ['jvm/files/README.md', 'guide/files', 'Files'],
      ['jvm/spark/README.md', 'guide/spark', 'Apache Spark'],
      ['docs/platforms.md', 'guide/platforms', 'One operation, each platform'],
      ['docs/coming-from.md', 'guide/coming-from', 'Coming from'],
    ],
  },
  {
    title: 'Certify',
    pages: [
      ['docs/certify-yours.md', 'certifier/certify-yours', 'Certify yours'],
      ['harness/adapters/README.md', 'certifier/adapters', 'Adapters'],
      ['docs/floors.md', 'certifier/floors', 'Floors'],
      ['harness/tool/README.md', 'certifier/tool', 'The tool without a checkout'],
    ],
  },
  {
    title: 'Reference',
    pages: [
      ['spec/SPEC.md', 'spec/', 'Specification'],
      ['spec/PROTOCOL.md', 'spec/protocol', 'Protocol'],
      ['spec/ABI.md', 'spec/abi', 'WebAssembly exports'],
      ['conformance-vectors/PITFALLS.md', 'spec/pitfalls', 'Pitfalls'],
      ['conformance-vectors/TELLING.md', 'spec/telling', 'Telling vectors'],
      ['docs/glossary.md', 'glossary', 'Glossary'],
      ['docs/faq.md', 'faq', 'Frequent questions'],
    ],
  },
  {
    title: 'Performance',
    pages: [
      ['docs/performance.md', 'performance/jvm', 'JVM library'],
      ['docs/performance-wasm.md', 'performance/npm', 'npm package'],
      ['docs/performance-spark.md', 'performance/spark', 'Apache Spark'],
      ['docs/jvm-without-gpu.md', 'performance/jvm-without-gpu', 'No GPU on the JVM'],
      ['jvm/benchmarks/README.md', 'performance/benchmarks', 'JVM benchmarks'],
      ['wasm/npm/bench/README.md', 'performance/npm-benchmarks', 'npm benchmarks'],
    ],
  },
  {
    title: 'Project',
    pages: [
      ['docs/status.md', 'project/status', 'Status'],
      ['CHANGELOG.md', 'project/changelog', 'Changelog'],
      ['SECURITY.md', 'project/security', 'Security'],
      ['ARCHITECTURE.md', 'project/architecture', 'Architecture'],
      ['CONTRIBUTING.md', 'project/contributing', 'Contributing'],
      ['jvm/concurrency/README.md', 'project/concurrency', 'Threads'],
      ['docs/lowering.md', 'project/lowering', 'From Java to SIMD'],
      ['docs/releasing.md', 'project/releasing', 'Releasing'],
      ['docs/writing.md', 'project/writing', 'Writing'],
    ],
  },
];

/** Document to address. */
export const ADDRESSES = new Map([
  ['README.md', ''],
  ...GROUPS.flatMap(({ pages }) => pages.map(([document, address]) => [document, address])),
]);

/** The file of VitePress for an address. */
export const fileOf = address => `${address}${address === '' || address.endsWith('/') ? 'index' : ''}.md`;

/** The document that a file of VitePress was copied from. */
export const DOCUMENTS = new Map([...ADDRESSES].map(([document, address]) => [fileOf(address), document]));

/** Folders of static files, with pages of their own; the builder leaves out what is not there. */
export const APPS = {
  demo: 'Demo',
  certify: 'Certify this browser',
  verify: 'Check a certificate',
};
