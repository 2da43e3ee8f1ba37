// The client in a module worker. Rejections cause no error events outside, so they are posted.
import { run } from './client.mjs';

run(new URLSearchParams(location.search)).catch(error => postMessage(`${error?.stack ?? error}`));
