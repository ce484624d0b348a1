import { execFile } from 'node:child_process';
import { setTimeout as pause } from 'node:timers/promises';
import type { Network } from './network.js';

/** Kills nodes, the database and the broker in the middle of loans, on screen. */
export interface Chaos {
  kills(): number;
  stop(): Promise<void>;
}

export interface ChaosOptions {
  databasePid(): Promise<number | undefined>;
  /** How many messages have crossed: nothing is killed before something has moved since the last time. */
  crossed(): number;
  say(line: string): void;
}

/** Each victim so many times. */
const rounds = 3;
/** After something has crossed, at most; so that a kill finds the next step at any point. */
const withinMs = 900;

export function makeChaos(network: Network, { databasePid, crossed, say }: ChaosOptions): Chaos {
  let kills = 0;
  let stopped = false;
  const victims = [
    ...network.libraries.map((library) => ({ name: library.name, kill: () => network.kill(library.code) })),
    { name: 'the database', kill: () => killDatabase(databasePid) },
    ...(isOfThisMachine(process.env['AMQP_URL']) ? [{ name: 'the broker', kill: () => restartBroker() }] : []),
  ];
  const going = (async () => {
    for (let turn = 0; turn < rounds * victims.length; turn += 1) {
      await everybodyIsUp(network);
      for (const before = crossed(); crossed() === before && !stopped; ) await pause(20);
      await pause(withinMs * Math.random());
      const victim = victims[turn % victims.length];
      if (stopped || !victim) break;
      say(`✗         ${victim.name} is killed`);
      try {
        await victim.kill();
        kills += 1;
      } catch (error) {
        say(`          ${victim.name} stays: ${(error as Error).message}`);
      }
    }
  })();
  going.catch(() => {}); // whoever stops us hears of it
  return {
    kills: () => kills,
    stop: async () => {
      stopped = true;
      await going;
    },
  };
}

/** Each library answers from its database: else nothing would be under way that could be broken. */
const everybodyIsUp = (network: Network) => Promise.all(Object.values(network.desks).map((desk) => desk.snapshot()));

async function killDatabase(databasePid: () => Promise<number | undefined>): Promise<void> {
  const pid = await databasePid();
  if (pid === undefined) throw new Error('it is down');
  process.kill(pid, 'SIGKILL');
}

/** Taken away for a second by its own tool; without the rights for that, it stays. */
async function restartBroker(): Promise<void> {
  await rabbitmqctl('stop_app');
  await pause(1_000);
  await rabbitmqctl('start_app');
}

/** Another machine's broker is not ours to take away. */
const isOfThisMachine = (url = ''): boolean =>
  URL.canParse(url) && /^(localhost|127\..*|\[::1\])$/.test(new URL(url).hostname);

function rabbitmqctl(order: string): Promise<void> {
  return new Promise((done, failed) => {
    execFile('rabbitmqctl', [order], (error) => (error ? failed(new Error('its tool cannot be used here')) : done()));
  });
}
