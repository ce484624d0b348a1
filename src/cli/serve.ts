import { setFlagsFromString } from 'node:v8';
import { readSettings, type Settings, WrongSetting } from '../settings/read-settings.js';
import { placeIn } from '../supervisor/place.js';
import { sayOpen, untilAsked } from './foreground.js';

/** How long callers on kept connections are told that this process leaves, in milliseconds. */
const graceMs = 2_000;
/** How long a process that is told to end stays at most. */
const endsWithinMs = 7_500;

/** `interlend serve`: one production node until SIGTERM or SIGINT, as one process or as several. */
export async function run(): Promise<void> {
  keepHeapSmall();
  const asked = untilAsked();
  const place = placeIn(process.env);
  try {
    if (place) return await (await import('./serve-worker.js')).serveWorker(place, asked);
    const settings = readSettings(process.env);
    if (settings.processes > 1) return await (await import('./serve-processes.js')).serveProcesses(settings, asked);
    await serveAlone(settings, asked);
  } catch (error) {
    if (!(error instanceof WrongSetting)) throw error;
    process.stderr.write(`${error.message}\n`);
    process.exit(2); // what was half open must not keep us
  }
}

async function serveAlone(settings: Settings, asked: Promise<void>): Promise<void> {
  const say = (line: string) => void process.stdout.write(`${line}\n`);
  const { startServed } = await import('../main.js');
  let isOpen = false;
  void asked.then(() => isOpen || process.exit(0)); // not open yet: nothing was promised
  const served = await startServed(process.env, say);
  isOpen = true;
  sayOpen(say, settings, served.node.servers);
  await asked;
  say('Stopping: what is on its way is finished first.');
  // What still runs after that does so in vain: whoever stopped us kills us soon after.
  setTimeout(() => process.exit(0), endsWithinMs).unref();
  await served.stop({ graceMs });
}

/** How much the heap may grow over what was in use at the last whole collection, in percent, before the next begins. */
const growthPercent = 50;

/**
 * Keeps the memory of this process near what it uses. Left alone, V8 lets the heap of a machine with much memory grow to four
 * times of that before it collects. It is no limit: what needs more gets more, and collects more often.
 */
function keepHeapSmall(): void {
  setFlagsFromString(`--heap-growing-percent=${growthPercent}`);
}
