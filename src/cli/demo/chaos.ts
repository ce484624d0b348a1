import { type AddressInfo, connect, createServer, type Socket } from 'node:net';
import { setTimeout as pause } from 'node:timers/promises';
import type { Network } from './network.js';

/** The way to the broker, which can be taken away without harm to others who use it. */
export interface BrokerLine {
  /** The broker's address, by this way. */
  url: string;
  /** Breaks every connection and accepts none for so long: to the nodes, the broker is down. */
  cutFor(ms: number): Promise<void>;
  close(): Promise<void>;
}

/** For `amqp:` addresses; a certificate would not fit the way's own address. */
export async function layBrokerLine(amqpUrl: string): Promise<BrokerLine> {
  const broker = new URL(amqpUrl);
  const sockets = new Set<Socket>();
  const server = createServer((client) => {
    const server = connect({ host: broker.hostname, port: Number(broker.port) || 5672 });
    for (const [one, other] of [
      [client, server],
      [server, client],
    ] as const) {
      sockets.add(one);
      one
        .on('error', () => {})
        .on('close', () => {
          sockets.delete(one);
          other.destroy();
        });
      one.pipe(other);
    }
  });
  const listen = (port: number) => new Promise<void>((done) => server.listen(port, '127.0.0.1', done));
  const close = async () => {
    const closed = new Promise((done) => server.close(done));
    for (const socket of sockets) socket.destroy();
    await closed;
  };
  await listen(0);
  const { port } = server.address() as AddressInfo;
  const url = new URL(amqpUrl);
  url.host = `127.0.0.1:${port}`;
  return {
    url: url.href,
    close,
    cutFor: async (ms) => {
      await close();
      await new Promise((done) => setTimeout(done, ms));
      await listen(port);
    },
  };
}

/** Kills nodes and the database, and cuts off the broker, in the middle of loans, on screen. */
export interface Chaos {
  kills(): number;
  stop(): Promise<void>;
}

export interface ChaosOptions {
  databasePid(): Promise<number | undefined>;
  /** The way to it is cut: others may use it. */
  broker: BrokerLine | undefined;
  /** How many messages have crossed: nothing is killed before something has moved since the last time. */
  crossed(): number;
  say(line: string): void;
}

/** Each victim so many times. */
const rounds = 3;
/** After something has crossed, at most; so that a kill finds the next step at any point. */
const withinMs = 900;

export function makeChaos(network: Network, { databasePid, broker, crossed, say }: ChaosOptions): Chaos {
  let kills = 0;
  let stopped = false;
  const cut = async () => broker?.cutFor(1_000);
  const victims = [
    ...network.libraries.map((library) => ({ name: library.name, kill: () => network.kill(library.code) })),
    { name: 'the database', kill: () => killDatabase(databasePid) },
    ...(broker ? [{ name: 'the broker', kill: cut }] : []),
  ];
  const going = (async () => {
    for (let turn = 0; turn < rounds * victims.length; turn += 1) {
      await everybodyIsUp(network);
      for (const before = crossed(); crossed() === before && !stopped; ) await pause(20);
      await pause(withinMs * Math.random());
      const victim = victims[turn % victims.length];
      if (stopped || !victim) break;
      say(`✗         ${victim.name} is ${victim.kill === cut ? 'cut off' : 'killed'}`);
      try {
        await victim.kill();
        kills += 1;
      } catch (error) {
        say(`          ${victim.name} stays: ${(error as Error).message}`);
      }
    }
  })();
  going.catch(() => {}); // whoever stops us learns of it
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
