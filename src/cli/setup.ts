import { resolve } from 'node:path';
import type { OpenPractice } from '../compose/open-practice.js';
import { diskFailure } from './library-database.js';
import type { SetupOrder } from './setup/command.js';
import {
  addressOnThisMachine,
  type SettingsDone,
  type Setup,
  type SetupAtNode,
  settleSettings,
  withNode,
} from './setup/node.js';
import { openTerminal } from './setup/questions.js';
import {
  certifyOnce,
  firstAdministrator,
  firstLibrary,
  lendOnce,
  openPracticePartner,
  tryPartner,
} from './setup/steps.js';
import { setupWords } from './setup/words.js';

/** `interlend setup`: each step says what is there already and does the rest. It leaves no process behind. */
export async function run(options: Record<string, unknown>): Promise<void> {
  const order = options as unknown as SetupOrder;
  const { host } = order;
  const words = setupWords(order.language);
  const asks = !order.yes && !order.json && !order.passwordStdin;
  const terminal = asks ? openTerminal(process.stdin, process.stderr) : undefined;
  const say = (...lines: string[]) => {
    for (const line of lines) (order.json ? host.err : host.out)(line);
  };
  const began = Date.now();
  const setup: Setup = { order, words, terminal, env: host.env, say };
  try {
    say(words.welcome);
    const settings = await settleSettings(setup);
    const done = await withNode(setup, settings, (node) => firstRun(node, settings));
    const seconds = Math.round((Date.now() - began) / 1000);
    say('', words.done(seconds), '', words.next.title, ...whatComesNext(setup, settings, done.administrator.code));
    const { name, symbol, address, file } = settings;
    if (order.json) host.out(JSON.stringify({ settings: file.path, name, symbol, address, ...done, seconds }, null, 2));
  } catch (error) {
    throw diskFailure(error, resolve(order.folder ?? '.')) ?? error;
  } finally {
    terminal?.close();
  }
}

async function firstRun(setup: SetupAtNode, { name }: SettingsDone) {
  const library = await firstLibrary(setup, name);
  const administrator = await firstAdministrator(setup);
  let practice: OpenPractice | undefined;
  try {
    practice = await openPracticePartner(setup);
    const test = await tryPartner(setup);
    const { id, passed, failed, notSupported } = await certifyOnce(setup);
    const loan = await lendOnce(setup);
    return { library, administrator, partnerTest: test, certification: { id, passed, failed, notSupported }, loan };
  } finally {
    await practice?.stop();
  }
}

function whatComesNext(
  { order, env, words: { next } }: Setup,
  settings: SettingsDone,
  administrator: string,
): string[] {
  const { INTERLEND_HOST: host = '127.0.0.1', INTERLEND_PORT: port = '8626' } = settings.env;
  const desk = settings.address.startsWith('https:') ? settings.address : addressOnThisMachine({ host, port });
  const command = env['INTERLEND_COMMAND'] ?? 'interlend';
  return [
    next.start(order.folder, command),
    next.desk(desk, administrator),
    next.partner(settings.address, settings.symbol),
    ...[next.register(command), next.certify(command), next.practise(command)],
  ];
}
