// Where the page finds the package: next to its own folder, as `npm pack` unpacks it. Workers know no import maps, so it is an address.
export * from '../../package/src/index.js';
