// The browsers in which the page is run, and where their programs are.
import { accessSync, constants, readdirSync } from 'node:fs';
import { delimiter, join } from 'node:path';

/** The same programs and arguments as those of the browser targets of `./atlas certify`. */
export const BROWSERS = {
  chromium: {
    names: ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable'],
    args: (profile, url) => [
      ...['--headless', '--no-sandbox', '--disable-quic', '--no-first-run', '--disable-sync'],
      ...['--disable-background-networking', '--disable-component-update', '--disable-breakpad'],
      ...['--enable-unsafe-webgpu', '--enable-features=Vulkan'],
      ...['--disable-dev-shm-usage', `--user-data-dir=${profile}`, url],
    ],
  },
  firefox: {
    names: ['firefox-esr', 'firefox'],
    args: (profile, url) => ['--headless', '--no-remote', '--profile', profile, url],
    preferences: {
      'app.normandy.enabled': false,
      'app.update.enabled': false,
      'browser.aboutwelcome.enabled': false,
      'browser.shell.checkDefaultBrowser': false,
      'datareporting.policy.dataSubmissionEnabled': false,
      'network.captive-portal-service.enabled': false,
      'network.connectivity-service.enabled': false,
      'services.settings.server': 'http://127.0.0.1:9',
      'toolkit.telemetry.reportingpolicy.firstRun': false,
    },
  },
  webkit: {
    names: ['MiniBrowser'],
    args: (_, url) => ['--private', url],
    environment: {
      WEBKIT_DISABLE_SANDBOX_THIS_IS_DANGEROUS: '1',
      GDK_BACKEND: 'x11',
      LIBGL_ALWAYS_SOFTWARE: '1',
    },
    needsDisplay: true,
  },
};

const LIBRARIES = ['/usr/lib', '/usr/lib64', '/usr/libexec'];

/** Debian has LIBRARY/TRIPLET/webkit2gtk-4.1, Fedora LIBEXEC/webkit2gtk-4.1. */
const webkitFolders = () =>
  LIBRARIES.flatMap(library => [library, ...childrenOf(library)])
    .flatMap(childrenOf)
    .filter(folder => /\/webkit(?:2gtk-4|gtk-6)[^/]*$/.test(folder));

function childrenOf(folder) {
  try {
    return readdirSync(folder).map(name => join(folder, name));
  } catch {
    return []; // an unreadable folder counts as an absent one
  }
}

function isProgram(file) {
  try {
    accessSync(file, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}

/** Returns the program of a browser, on the PATH or in its own folders; undefined if there is none. */
export const find = browser => findProgram(BROWSERS[browser].names, browser === 'webkit' ? webkitFolders() : []);

/** Returns the first program of these names. */
export function findProgram(names, folders = []) {
  const all = [...(process.env.PATH ?? '').split(delimiter), ...folders];
  return names.flatMap(name => all.map(folder => join(folder, name))).find(isProgram);
}
