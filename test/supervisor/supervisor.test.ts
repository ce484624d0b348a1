import { expect } from 'chai';
import { Counter, Gauge, Histogram, Registry } from 'prom-client';
import type { ProcessReport } from '../../src/engine/model/siblings.js';
import { createQuota } from '../../src/engine/quota.js';
import { askAll } from '../../src/http/all-processes.js';
import { createFailures, failureRules } from '../../src/http/failures.js';
import { createMetrics } from '../../src/http/metrics.js';
import { readSettings } from '../../src/settings/read-settings.js';
import { connectionsOfAll, shareOf } from '../../src/settings/share.js';
import { againAfter, failingFrom } from '../../src/supervisor/crew.js';
import type { ToProcess } from '../../src/supervisor/messages.js';
import { createProcessReports, type MessagedProcess, withPast } from '../../src/supervisor/reports.js';
import { joinSiblings, type SiblingChannel } from '../../src/supervisor/siblings.js';
import { nothingFor } from '../support/nothing-for.js';

const lakes = { INTERLEND_NAME: 'Lakes', INTERLEND_SYMBOLS: 'ISIL:CA-LAKES' };

describe('a process that ended', () => {
  it('is started again at once, then later and later, half a minute at the latest', () => {
    const waits: number[] = [];
    for (let ends = 0; ends < 12; ends++) waits.push(againAfter(ends, 0).waitMs);
    expect(waits.slice(0, 4)).to.deep.equal([200, 400, 800, 1600]);
    expect(Math.max(...waits)).to.equal(30_000);
    expect(againAfter(failingFrom, 61_000), 'one that worked for a minute begins anew').to.deep.equal({
      inARow: 1,
      waitMs: 200,
    });
  });

  it('leaves its counts behind, and its gauges not', async () => {
    const registry = new Registry();
    const registers = [registry];
    new Counter({ name: 'messages', help: 'm', labelNames: ['kind'], registers }).inc({ kind: 'request' }, 3);
    new Gauge({ name: 'memory', help: 'g', registers }).set(7);
    new Histogram({ name: 'took', help: 'h', buckets: [1, 2], registers }).observe(1.5);
    const told = await registry.getMetricsAsJSON();
    const past = withPast(withPast([], told), told) as { name: string; values: { value: number }[] }[];
    expect(past.map(({ name }) => name)).to.have.members(['messages', 'took']);
    expect(past.find(({ name }) => name === 'messages')?.values.map(({ value }) => value)).to.deep.equal([6]);
    const took = past.find(({ name }) => name === 'took')?.values.map(({ value }) => value);
    expect(took, 'two buckets, all, sum and count').to.deep.equal([0, 2, 2, 3, 2]);
  });
});

describe('what the settings give to the whole node', () => {
  const settings = readSettings({ ...lakes, INTERLEND_DATABASE_CONNECTIONS: '40', INTERLEND_PROCESSES: '4' });

  it('is divided among its processes, and no part is too small to work with', () => {
    const share = shareOf(settings, settings.processes);
    expect(share).to.include({ databaseConnections: 10, inboundAtOnce: 8, sendersAtOnce: 32, connections: 512 });
    expect(share).to.include({ partnerAtOnce: 1, perPartnerAtOnce: 8, partnerPerMinute: 3000 });
    expect(shareOf(readSettings(lakes), 4).databaseConnections).to.equal(8);
    expect(shareOf(settings, 1)).to.equal(settings);
  });

  it('counts a process more, for one is added while they are replaced', () => {
    expect(connectionsOfAll(settings, 4)).to.equal(5 * 11);
  });

  it('names what is expected of a wrong number of processes, and `auto` leaves a core free', () => {
    expect(() => readSettings({ ...lakes, INTERLEND_PROCESSES: 'many' })).to.throw(
      'INTERLEND_PROCESSES is "many", but auto, or a whole number from 1 to 32 is expected.',
    );
    expect(readSettings({ ...lakes, INTERLEND_PROCESSES: 'auto' }).processes).to.be.within(1, 4);
    expect(readSettings(lakes).processes).to.equal(1);
  });
});

/** Two processes whose supervisor hands on what they count and change. */
function twoProcesses() {
  const ears: ((message: unknown) => void)[][] = [[], []];
  const sent: unknown[] = [];
  const channel = (own: number): SiblingChannel => ({
    send: (message) => {
      sent.push(message);
      if (message.interlend === 'counted' || message.interlend === 'changed')
        for (const ear of ears[1 - own] ?? []) ear(message);
    },
    on: (ear) => void ears[own]?.push(ear),
  });
  return { one: joinSiblings(2, channel(0)), other: joinSiblings(2, channel(1)), sent };
}
const aMoment = () => nothingFor(250, 'the processes tell each other what they counted, five times a second');

describe('two processes of one node', () => {
  it('keep one quota: what one gave the other does not give again', async () => {
    const { one, other } = twoProcesses();
    const [here, there] = [one, other].map((each) =>
      createQuota({ perMinute: 1, burst: 4, shared: each.count('questions') }),
    ) as [ReturnType<typeof createQuota>, ReturnType<typeof createQuota>];
    for (let n = 0; n < 3; n++) expect(here.take('10.0.0.9')).to.equal(0);
    await aMoment();
    expect(there.take('10.0.0.9')).to.equal(0);
    expect(there.take('10.0.0.9')).to.be.greaterThan(0);
    expect(there.take('10.0.0.8'), 'somebody else').to.equal(0);
    await aMoment();
    expect(here.take('10.0.0.9')).to.be.greaterThan(0);
  });

  it('slow down who guesses, wherever each guess comes in', async () => {
    const { one, other } = twoProcesses();
    const here = createFailures(failureRules, Date.now, one.count('strangers'));
    const there = createFailures(failureRules, Date.now, other.count('strangers'));
    for (let n = 0; n < failureRules.allowed; n++) expect(here.note('10.0.0.9')).to.equal(failureRules.evenMs);
    await aMoment();
    expect(there.note('10.0.0.9')).to.equal(failureRules.slowMs);
    expect(there.note('10.0.0.8')).to.equal(failureRules.evenMs);
  });

  it('tell each other what changed, at once and once', () => {
    const { one, other } = twoProcesses();
    const heard: string[] = [];
    one.onChanged('partners', () => heard.push('one'));
    other.onChanged('partners', () => heard.push('other'));
    other.onChanged('records', () => heard.push('records'));
    one.changed('partners');
    expect(heard).to.deep.equal(['other']);
  });
});

describe('the supervisor that is asked for all', () => {
  const now = () => ({ wanted: 2, open: 2, ends: 0, failing: [] });
  const reportOf = async (messages: number): Promise<ProcessReport> => {
    const metrics = createMetrics();
    for (let n = 0; n < messages; n++) metrics.meter.messageIn('request', 'applied');
    return { metrics: await metrics.ofProcess(), turnedAway: messages, practice: false };
  };

  it('adds up what its processes say, keeps what an ended one said, and answers without one that is silent', async () => {
    const told: { to: number; message: ToProcess }[] = [];
    const process = (id: number): MessagedProcess => ({ id, tell: (message) => void told.push({ to: id, message }) });
    let running = [process(1), process(2)];
    const reports = createProcessReports(() => running, now);
    const ask = () => {
      reports.ask(running[0] as MessagedProcess, 9);
      return told.filter(({ message }) => message.interlend === 'report').at(-1)?.message as { question: number };
    };
    const answer = () => {
      const last = told.at(-1);
      if (last?.message.interlend !== 'reports') throw new Error('No answer.');
      return last.message.reports;
    };
    const sum = async (all: ProcessReport[]) => {
      const siblings = {
        ...joinSiblings(2, { send: () => {}, on: () => {} }),
        reports: async () => ({ now: now(), reports: all }),
      };
      const { turnedAway, metricsText } = await askAll(siblings, createMetrics());
      const text = await metricsText();
      expect(text).to.match(/^interlend_processes_wanted 2$/m);
      return [Number(/^interlend_messages_in_total\{.*\} (\d+)$/m.exec(text)?.[1]), turnedAway];
    };
    const first = ask().question;
    reports.heard(1, first, await reportOf(2));
    reports.heard(2, first, await reportOf(3));
    expect(await sum(answer())).to.deep.equal([5, 5]);

    reports.gone(2);
    running = [process(1), process(3)];
    const second = ask().question;
    reports.heard(1, second, await reportOf(2));
    reports.gone(3); // it never said a word
    expect(await sum(answer()), 'what is counted for ever, and what only its process knew').to.deep.equal([5, 2]);
  });
});
