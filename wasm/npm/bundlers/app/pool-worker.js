// A worker of the application's own for pools: nothing but this import, which bundlers must not take for unused.
import 'atlas-l2/worker';
