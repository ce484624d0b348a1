import { readSettings, type Settings, WrongSetting } from '../settings/read-settings.js';
import { placeIn } from '../supervisor/place.js';
import { sayOpen, untilAsked } from './foreground.js';
import { keepHeapSmall } from './small-heap.js';

/** How long callers on kept connections are informed that this process leaves, in milliseconds. */
const graceMs = 2_000;
/** How long a process takes to end at most. */
const endsWithinMs = 7_500;

/** `interlend serve`: one production node until SIGTERM or SIGINT, as one process or as several. */
export async function run({ readOnly }: { readOnly?: boolean } = {}): Promise<void> {
  if (readOnly) process.env['INTERLEND_READ_ONLY'] = 'yes';
  keepHeapSmall();
  let hungUp = (): void => {};
  const onHangUp: OnHangUp = (restart) => {
    hungUp = restart;
  };
  const asked = untilAsked(() => hungUp());
  const place = placeIn(process.env);
  try {
    if (place) return await (await import('./serve-worker.js')).serveWorker(place, asked);
    const settings = readSettings(process.env);
    if (settings.processes > 1)
      return await (await import('./serve-processes.js')).serveProcesses(settings, asked, onHangUp);
    await serveAlone(settings, asked, onHangUp);
  } catch (error) {
    if (!(error instanceof WrongSetting)) throw error;
    process.stderr.write(`${error.message}\n`);
    const { INTERLEND_NAME, INTERLEND_SYMBOLS, INTERLEND_COMMAND = 'interlend' } = process.env;
    if (!INTERLEND_NAME && !INTERLEND_SYMBOLS)
      process.stderr.write(
        `There are no settings of a node here. ${INTERLEND_COMMAND} setup asks for them and makes one in this folder; where you have one, start it in the folder that holds its interlend.env.\n`,
      );
    process.exit(2); // what was half open must not keep us
  }
}

/** Takes what is to be done at `kill -HUP` from then on. Until it is called, and in a process that a supervisor looks after, nothing is. */
export type OnHangUp = (restart: () => void) => void;

/** No other process takes its calls meanwhile. */
const goesOn =
  'kill -HUP replaces nothing in a node of one process, and it goes on. After an upgrade or a change of its settings stop it and start it again; with INTERLEND_PROCESSES=2 or more its processes are replaced without a pause.';

async function serveAlone(settings: Settings, asked: Promise<void>, onHangUp: OnHangUp): Promise<void> {
  const say = (line: string) => void process.stdout.write(`${line}\n`);
  onHangUp(() => say(goesOn));
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
