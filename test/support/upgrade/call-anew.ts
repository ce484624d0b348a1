/** A caller that opens a connection for each call, as many partners do: none may be refused or cut. */
import http from 'node:http';
import { setTimeout as pause } from 'node:timers/promises';

export interface NewCalls {
  answered: number;
  wrong: string[];
}

/** Asks the staff API for a page, and the partners' endpoint as a stranger, in turn, with a pause of a moment between two calls. */
export function callAnew(url: string, staffToken: string, lines = 2): { ended(): number; stop(): Promise<NewCalls> } {
  const calls: NewCalls = { answered: 0, wrong: [] };
  let going = true;
  const line = async () => {
    for (let n = 0; going; n++) {
      const [path, expected, token] =
        n % 3 === 2 ? ['/health/live', 200, staffToken] : ['/api/v1/requests?limit=1', 200, staffToken];
      const found = await once(`${url}${path}`, String(token));
      if (found === expected) calls.answered += 1;
      else calls.wrong.push(`${new Date().toISOString()} ${path}: ${found}`);
      await pause(60);
    }
  };
  const all = Promise.all(Array.from({ length: lines }, line));
  return {
    ended: () => calls.answered + calls.wrong.length,
    stop: async () => {
      going = false;
      await all;
      return calls;
    },
  };
}

/** The status, or what went wrong. */
function once(url: string, token: string): Promise<number | string> {
  return new Promise((done) => {
    const call = http.get(url, { agent: false, headers: { authorization: `Bearer ${token}` } }, (answer) => {
      answer.on('error', (error) => done(`cut: ${error.message}`));
      answer.on('end', () => done(answer.complete ? (answer.statusCode ?? 0) : 'cut'));
      answer.resume();
    });
    call.setTimeout(60_000, () => call.destroy(new Error('no answer in a minute')));
    call.on('error', (error: NodeJS.ErrnoException) => done(error.code ?? error.message));
  });
}
