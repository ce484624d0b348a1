import { resolve } from 'node:path';
import { type Served, startServed, untilAsked } from '../main.js';
import { WrongSetting } from '../settings/read-settings.js';

/** How long callers on kept connections are told that this process leaves, in milliseconds. */
const graceMs = 2_000;
/** How long a process that is told to end stays at most. */
const endsWithinMs = 7_500;

/** `interlend serve`: one production node until SIGTERM or SIGINT. */
export async function run(): Promise<void> {
  const say = (line: string) => void process.stdout.write(`${line}\n`);
  const asked = untilAsked();
  let served: Served | undefined;
  void asked.then(() => served ?? process.exit(0)); // not open yet: nothing was promised
  try {
    served = await startServed(process.env, say);
  } catch (error) {
    if (!(error instanceof WrongSetting)) throw error;
    process.stderr.write(`${error.message}\n`);
    process.exit(2); // what was half open must not keep us
  }
  const { node, settings } = served;
  say(`${settings.name} is open: partners at ${node.servers?.url}/iso18626, staff at ${node.servers?.url}/api/v1.`);
  say(`The staff desk: ${settings.address || node.servers?.url}/`);
  if (settings.address) say(`From elsewhere it is reached at ${settings.address}/iso18626.`);
  if (settings.staffToken === '') say(`The staff token is in ${resolve(settings.dataFolder, 'staff-token')}.`);
  if (node.servers?.adminUrl) say(`Readiness and metrics: ${node.servers.adminUrl}/health/ready and /metrics.`);
  await asked;
  say('Stopping: what is on its way is finished first.');
  // What still runs after that does so in vain: whoever stopped us kills us soon after.
  setTimeout(() => process.exit(0), endsWithinMs).unref();
  await served.stop({ graceMs });
}
