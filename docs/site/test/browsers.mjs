// The browsers that are here, or why one is not.
import { accessSync, constants } from 'node:fs';
import { delimiter, join } from 'node:path';
import { chromium } from 'playwright-core';
import { launchFirefox } from './firefox.mjs';

function programOf(variable, ...names) {
  const isProgram = file => {
    try {
      accessSync(file, constants.X_OK);
      return true;
    } catch {
      return false;
    }
  };
  const folders = (process.env.PATH ?? '').split(delimiter);
  return process.env[variable] || folders.flatMap(folder => names.map(name => join(folder, name))).find(isProgram);
}

const programs = {
  chromium: programOf('CHROMIUM', 'chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable'),
  firefox: programOf('FIREFOX', 'firefox-esr', 'firefox'),
};

/** Why a browser is not here and how to get it, or false. */
export function missing(name) {
  if (programs[name]) return false;
  const reason = `there is no ${name} on the PATH; to run it: ./atlas targets --install ${name}-simd, or let the variable ${name.toUpperCase()} name one`;
  if (process.env.ATLAS_REQUIRE_BROWSERS === '1') throw new Error(reason);
  return reason;
}

/** Chromium without the calls home that it makes of itself. */
export const launchChromium = () =>
  chromium.launch({
    executablePath: programs.chromium,
    args: [
      '--no-sandbox',
      '--disable-gpu',
      '--disable-quic',
      '--disable-background-networking',
      '--disable-component-update',
      '--disable-sync',
      '--disable-dev-shm-usage',
    ],
  });

export const openFirefox = () => launchFirefox(programs.firefox);
