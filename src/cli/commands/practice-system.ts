import { command } from '../command-line.js';
import type { Host } from '../host.js';
import { wholeNumber } from '../input.js';

/** The command line of the practice system; it runs as the program `practice-system`. */
export const practiceSystemCommand = (host: Host) =>
  command(
    'practice-system',
    'Plays a library’s own system to practise with, by NCIP 2.02 and SIP2; its page shows its ledger and has switches for what goes wrong.',
    ['practice-system', 'practice-system --port 9630 --sip-port 6002 --slow 20000'],
  )
    .option('--host <address>', 'where it listens', '127.0.0.1')
    .option('--port <number>', 'the port it listens on', wholeNumber(1, 65_535), 9628)
    .option('--sip-port <number>', 'the port of its SIP2 server', wholeNumber(1, 65_535), 6001)
    .option('--slow <ms>', 'how long an answer takes that is set to be slow', wholeNumber(0, 600_000), 8000)
    .action(({ slow, sipPort, ...options }: { host: string; port: number; sipPort: number; slow: number }) =>
      host.start('practice-system', { ...options, sip2Port: sipPort, slowMs: slow }),
    );
