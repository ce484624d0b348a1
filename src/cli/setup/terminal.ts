import { createInterface, type Interface } from 'node:readline/promises';
import { Writable } from 'node:stream';

/** Somebody at the keyboard, or lines from a pipe. Questions are written beside the output. */
export interface Terminal {
  /** Nothing when nobody is there any more. */
  ask(question: string): Promise<string | undefined>;
  /** What is typed is not shown. */
  askSecret(question: string): Promise<string | undefined>;
  tell(line: string): void;
  close(): void;
}

export function openTerminal(input: NodeJS.ReadStream, output: NodeJS.WriteStream): Terminal {
  let silent = false;
  const shown = new Writable({
    write: (chunk, _encoding, done) => {
      if (!silent) output.write(chunk);
      done();
    },
  });
  const lines: Interface = createInterface({ input, output: shown, terminal: input.isTTY === true });
  const waiting: string[] = [];
  let wanted: ((line: string | undefined) => void) | undefined;
  let ended = false;
  // Lines of a pipe come whether or not they were asked for.
  lines.on('line', (line) => {
    if (!wanted) return void waiting.push(line);
    wanted(line);
    wanted = undefined;
  });
  lines.on('close', () => {
    ended = true;
    wanted?.(undefined);
  });

  const next = () =>
    new Promise<string | undefined>((done) => {
      wanted = done;
    });

  async function ask(question: string, secret: boolean): Promise<string | undefined> {
    output.write(`${question}: `);
    silent = secret;
    const line = waiting.shift() ?? (ended ? undefined : await next());
    if (secret || input.isTTY !== true) output.write('\n');
    silent = false;
    return secret ? line : line?.trim();
  }
  return {
    ask: (question) => ask(question, false),
    askSecret: (question) => ask(question, true),
    tell: (line) => void output.write(`${line}\n`),
    close: () => lines.close(),
  };
}
