/** A node in the foreground of a terminal: where it is open, and until when it runs. */
import { resolve } from 'node:path';
import type { Settings } from '../settings/read-settings.js';
import { onHangUp } from '../supervisor/hang-up.js';

/**
 * Resolves at SIGTERM, SIGINT, when the parent that holds our channel is gone, or when npm, which started us, is: it does
 * not pass on the signal that ends it, and no process must remain on its ports. So it does when the terminal is closed, and at
 * `kill -HUP` where no `restart` is given.
 */
export function untilAsked(restart?: () => void): Promise<void> {
  return new Promise((done) => {
    onHangUp(restart ?? done);
    for (const signal of ['SIGTERM', 'SIGINT'] as const) process.once(signal, () => done());
    if (process.env['npm_lifecycle_event']) {
      const parent = process.ppid;
      const looking = setInterval(() => process.ppid === parent || done(), parentEveryMs);
      looking.unref();
    }
    if (!process.channel) return;
    process.once('disconnect', () => done());
    process.channel.unref(); // waiting for it keeps nobody from ending
  });
}

/** How often we look whether npm is still there, in milliseconds. */
const parentEveryMs = 250;

/** Tells whoever started a node where it is open. */
export function sayOpen(
  say: (line: string) => void,
  settings: Settings,
  { url, adminUrl }: { url?: string; adminUrl?: string } = {},
): void {
  say(`${settings.name || 'Interlend'} is open: partners at ${url}/iso18626, staff at ${url}/api/v1.`);
  if (settings.readOnly) say('It is read-only: nothing is sent, no job runs, and nothing can be changed.');
  say(`The staff desk: ${settings.address || url}/`);
  if (settings.address) say(`From elsewhere it is reached at ${settings.address}/iso18626.`);
  if (settings.staffToken === '') say(`The staff token is in ${resolve(settings.dataFolder, 'staff-token')}.`);
  if (adminUrl) say(`Readiness and metrics: ${adminUrl}/health/ready and /metrics.`);
}
