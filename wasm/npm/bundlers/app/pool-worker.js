// The application's own worker for pools. It has only this import, which bundlers must not remove as unused.
import 'atlas-l2/worker';
