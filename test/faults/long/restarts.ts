import { historyHasIt } from '../../support/upgrade/old-program.js';
import { type Restarted, restartOneByOne, upgradeBesideTheOld } from '../../support/upgrade/restarts.js';
import { figureOf } from './figures.js';
import { type Kind, together, type Verdict, verdictOf } from './ledger.js';
import type { Outcome, Scenario, Stage } from './scenario.js';

/** Loans that are played at the same time. */
const atOnce = 4;

/** An upgrade and rolling restarts of a library whose partner and staff go on working. */
export const restarts: Scenario = {
  name: 'restarts',
  does: 'A library works by two processes, and one after the other is told to stop and is replaced, with RabbitMQ and without a broker; then this version is started beside version 559793c on its database, and takes over.',
  holds: 'No call of the partner or of staff is refused, and each message is stored and is sent once.',
  run,
};

/** A tenth as many replacements as kills of nodes, and a hundredth as many upgrades. */
async function run({ choice, servers, tell, isOver }: Stage): Promise<Outcome> {
  const broker = await servers.broker();
  const modes: { name: string; env: Record<string, string> }[] = [
    ...(broker ? [{ name: 'RabbitMQ', env: { AMQP_URL: broker.url } }] : []),
    { name: 'without a broker', env: {} },
  ];
  const all: Restarted[] = [];
  const done: Record<string, number> = { 'processes replaced': 0, upgrades: 0 };
  const count = (what: keyof typeof done, restarted: Restarted, many: number) => {
    all.push(restarted);
    done[what] = (done[what] ?? 0) + many;
    tell(`${done['processes replaced']} processes replaced, ${done['upgrades']} upgrades, ${loansOf(all)} loans`);
  };
  const times = Math.ceil(choice.cycles / 10 / modes.length);
  for (const { env } of modes)
    if (!isOver()) {
      const restarted = await restartOneByOne({ stageMs: 1500, atOnce, env, isOver }, times);
      count('processes replaced', restarted, restarted.replaced);
    }
  const upgrades = historyHasIt() ? Math.ceil(choice.cycles / 100) : 0;
  for (let n = 0; n < upgrades && !isOver(); n += 1)
    count('upgrades', await upgradeBesideTheOld({ stageMs: 3000, atOnce }), 1);
  const waits = Math.max(...all.map(({ ledger }) => ledger.slowestMs));
  return {
    done: {
      ...done,
      loans: loansOf(all),
      calls: all.reduce((sum, { ledger }) => sum + ledger.calls, 0),
    },
    verdict: together(all.map(verdictOn)),
    figures: [figureOf('slowest call of partner or staff', waits / 1000)],
    ...(upgrades > 0 ? {} : { leftOut: 'The history here does not hold version 559793c: the upgrade was not played.' }),
  };
}

const loansOf = (all: readonly Restarted[]): number => all.reduce((sum, { ledger }) => sum + ledger.begun.length, 0);

function verdictOn({ ledger, doubled, unsent, missing }: Restarted): Verdict {
  const found = (kind: Kind, sentences: readonly string[]) => sentences.map((sentence) => ({ kind, sentence }));
  return verdictOf([
    ...found('refused', ledger.refused),
    ...found(
      'lost',
      missing.map((id) => `request ${id}, whose every message was confirmed, is not there`),
    ),
    ...found('lost', unsent),
    ...found('doubled', doubled),
  ]);
}
