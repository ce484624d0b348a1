import { expect } from 'chai';
import { Refused } from '../../src/ui/api/refused.js';
import { readingOf } from '../../src/ui/parts/reading.js';
import { createPile, type PileParts, type Scan, type ScanResult } from '../../src/ui/scan/pile.js';

type Order = Parameters<PileParts['send']>[0];
const told = (more: Partial<ScanResult> = {}): ScanResult => ({ did: 'receive', text: 'Received.', ...more });
const turn = () => new Promise((done) => setImmediate(done));

/** A page whose node answers as told; what was sent, what was kept, and what waits to be tried again. */
function aPage(
  answer: (order: Order, call: number) => ScanResult | Promise<ScanResult> = () => told(),
  kept: Scan[] = [],
) {
  const sent: Order[] = [];
  const waiting: (() => void)[] = [];
  let [at, keys] = [1_000_000, 0];
  let saved: readonly Scan[] = [];
  const pile = createPile({
    place: 'receive',
    send: async (order) => {
      sent.push(order);
      return answer(order, sent.length);
    },
    now: () => at,
    newKey: () => `key ${++keys}`,
    kept,
    keep: (scans) => {
      saved = scans;
    },
    later: (work) => void waiting.push(work),
  });
  return {
    pile,
    sent,
    scan: (code: string) => pile.scan(readingOf(code), {}),
    fates: () => pile.scans().map(({ fate }) => fate),
    saved: () => saved,
    later: (ms: number) => {
      at += ms;
    },
    again: () => {
      for (const work of waiting.splice(0)) work();
    },
  };
}
const away = () => {
  throw Refused.offline(new Error('no answer'));
};
const refusal = (status: number, kind: string) =>
  new Refused({ type: `urn:interlend:problem:${kind}`, title: kind, status, traceId: '' });

describe('the pile of a page with a scanner', () => {
  it('sends 50 scans in their order, one after the other, each with a key of its own, and loses none', async () => {
    let atOnce = 0;
    const { pile, sent, scan, fates } = aPage(async () => {
      atOnce += 1;
      expect(atOnce).to.equal(1);
      await turn();
      atOnce -= 1;
      return told();
    });
    const codes = Array.from({ length: 50 }, (_, at) => `B${at}`);
    for (const code of codes) scan(code);
    expect(pile.scans()).to.have.length(50);
    while (fates().includes('waiting') || fates().includes('sending')) await turn();
    expect(sent.map(({ code }) => code)).to.deep.equal(codes);
    expect(new Set(sent.map(({ key }) => key)).size).to.equal(50);
    expect(new Set(fates())).to.deep.equal(new Set(['done']));
  });

  it('keeps what could not be sent, and sends it later with the same key', async () => {
    const page = aPage((_, call) => (call === 1 ? away() : told()));
    page.scan('B1');
    page.scan('B2');
    await turn();
    expect([page.fates(), page.pile.isAway()]).to.deep.equal([['waiting', 'waiting'], true]);
    page.again();
    await turn();
    await turn();
    expect(page.fates()).to.deep.equal(['done', 'done']);
    expect(page.sent.map(({ code, key }) => `${code} ${key}`)).to.deep.equal(['B1 key 1', 'B1 key 1', 'B2 key 2']);
    expect(page.pile.isAway()).to.equal(false);
  });

  it('FG9 KB28: keeps every scan that could not be sent, also beyond 300, and sends each of them when the node is back', async () => {
    let isAway = true;
    const page = aPage(() => (isAway ? away() : told()));
    const codes = Array.from({ length: 400 }, (_, at) => `B${at}`);
    for (const code of codes) page.scan(code);
    await turn();
    expect(page.saved()).to.have.length(400);
    page.again();
    await Promise.resolve();
    expect(page.fates(), 'KB28: nothing says that it goes out').to.not.include('sending');
    isAway = false;
    for (let turns = 0; turns < 2000 && page.sent.length < 402; turns += 1) {
      page.again();
      page.pile.goOn();
      await turn();
    }
    const arrived = new Set(page.sent.map(({ code }) => code));
    expect(codes.filter((code) => !arrived.has(code))).to.deep.equal([]);
  });

  it('goes on after the page was closed in the middle of a scan', async () => {
    const before: Scan = { key: 'k', at: 1, reading: readingOf('B1'), wishes: {}, fate: 'sending' };
    const page = aPage(() => told(), [before]);
    page.pile.goOn();
    await turn();
    expect([page.sent[0]?.key, page.fates()]).to.deep.equal(['k', ['done']]);
    expect(page.saved()[0]?.fate).to.equal('done');
  });

  it('does not send the same code twice within five seconds, and does so afterwards', async () => {
    const page = aPage();
    page.scan('B1');
    page.scan('B1');
    await turn();
    expect([page.fates(), page.sent.length]).to.deep.equal([['twice', 'done'], 1]);
    page.later(5001);
    page.scan('B1');
    await turn();
    expect([page.fates()[0], page.sent.length]).to.deep.equal(['done', 2]);
  });

  it('may send a code again at once that was wrong, or was taken back', async () => {
    const page = aPage((_, call) => {
      if (call === 1) throw refusal(404, 'unknown');
      return told();
    });
    page.scan('B1');
    await turn();
    expect(page.fates()).to.deep.equal(['wrong']);
    const again = page.scan('B1');
    await turn();
    page.pile.change(again.key, { fate: 'undone' });
    page.scan('B1');
    await turn();
    expect(page.fates()).to.deep.equal(['done', 'undone', 'wrong']);
  });

  it('takes an item after its slip, and a slip after an item that several requests want, as one', async () => {
    const lending = { side: 'lending' } as NonNullable<ScanResult['request']>;
    const { did: _, ...nothing } = told();
    const page = aPage((_order, call) => (call === 1 ? { ...nothing, next: 'ship', request: lending } : told()));
    page.scan('SLIP');
    page.scan('ITEM');
    page.scan('NEXT');
    await turn();
    await turn();
    await turn();
    expect(page.sent.map(({ code, request }) => [code, request])).to.deep.equal([
      ['SLIP', undefined],
      ['ITEM', 'SLIP'],
      ['NEXT', undefined],
    ]);
  });
});
