import { resolve } from 'node:path';
import type { Settings } from '../settings/read-settings.js';

/** Tells whoever started a node where it is open. */
export function sayOpen(
  say: (line: string) => void,
  settings: Settings,
  { url, adminUrl }: { url?: string; adminUrl?: string } = {},
): void {
  say(`${settings.name} is open: partners at ${url}/iso18626, staff at ${url}/api/v1.`);
  say(`The staff desk: ${settings.address || url}/`);
  if (settings.address) say(`From elsewhere it is reached at ${settings.address}/iso18626.`);
  if (settings.staffToken === '') say(`The staff token is in ${resolve(settings.dataFolder, 'staff-token')}.`);
  if (adminUrl) say(`Readiness and metrics: ${adminUrl}/health/ready and /metrics.`);
}
