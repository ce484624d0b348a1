import { expect } from 'chai';
import { judgeTalk, type LogEntry, type PartnerReply, type SentMove } from '../../src/domain/certify/judge.js';
import { certificationScript, type Move } from '../../src/domain/certify/script.js';
import type { CertificationStep } from '../../src/domain/certify/steps.js';
import { english, french } from '../support/english.js';

const begin = Date.parse('2026-03-02T15:00:00Z');
const second = (at: number) => new Date(begin + at * 1000);
const script: readonly Move[] = [
  { step: 'request', in: 'loan', say: 'send:Request' },
  { step: 'willSupply', in: 'loan', hear: 'supplier.willSupply', contrary: 'supplier.unfilled' },
  { step: 'generalMessage', in: 'loan', say: 'send:Notification' },
  { step: 'generalMessage', in: 'loan', hear: 'supplier.notification' },
  { step: 'retry', in: 'retry', say: 'send:Request' },
];
const said = (
  move: number,
  at: number,
  given?: Partial<Omit<NonNullable<SentMove['answer']>, 'words'>> & { words?: string },
): SentMove => ({
  direction: 'out',
  talk: script[move]?.in ?? 'loan',
  move,
  at: second(at),
  ...(given ? { answer: { taken: 'accepted', at: second(at), ...given, words: given.words ?? '' } } : {}),
});
const heard = (event: PartnerReply['event'], at: number, more: Partial<PartnerReply> = {}): PartnerReply => ({
  direction: 'in',
  talk: 'loan',
  event,
  words: '',
  at: second(at),
  ...more,
});
const judged = (log: LogEntry[], at: number, without: CertificationStep[] = []) => {
  const { steps, next } = judgeTalk(log, { now: second(at), waitMs: 10_000, callMs: 5_000, without }, script);
  const of = (step: CertificationStep) => {
    const { result, words } = steps.find((each) => each.step === step) ?? {};
    return { result, words: words === undefined ? undefined : english(words), french: words && french(words) };
  };
  return { next, of };
};

describe('the judgement on a certification', () => {
  it('begins with the first line of the script, and has tried nothing', () => {
    const { next, of } = judged([], 0);
    expect(next).to.deep.equal({ kind: 'say', move: 0 });
    expect(of('request')).to.deep.include({ result: 'notTried', words: '' });
  });

  it('waits for the confirmation of a call, then takes it for lost', () => {
    expect(judged([said(0, 0)], 4).next).to.deep.equal({ kind: 'wait', until: second(5), for: 'request' });
    const late = judged([said(0, 0)], 5);
    expect(late.of('request')?.result).to.equal('fail');
    expect(late.of('willSupply')?.result, 'nothing follows a request that was not taken').to.equal('notTried');
    expect(late.next, 'another conversation is begun all the same').to.deep.equal({ kind: 'say', move: 4 });
  });

  it('waits for an answer as long as was agreed, counted from what came before it', () => {
    const log = [said(0, 0, { at: second(3) })];
    expect(judged(log, 12).next).to.deep.equal({ kind: 'wait', until: second(13), for: 'willSupply' });
    const { of, next } = judged(log, 13);
    expect(of('willSupply')).to.deep.include({
      result: 'fail',
      words: '“Will supply” did not come within 10 seconds.',
      french: '« Sera fourni » n’est pas arrivé en 10 secondes.',
    });
    expect(next).to.deep.equal({ kind: 'say', move: 2 });
  });

  it('passes a step with the words of the partner', () => {
    const { of, next } = judged([said(0, 0, {}), heard('supplier.willSupply', 2, { words: 'Gladly.' })], 3);
    expect(of('willSupply')).to.deep.include({ result: 'pass', words: 'Gladly.' });
    expect(next).to.deep.equal({ kind: 'say', move: 2 });
  });

  it('fails a step at once when the partner says the contrary', () => {
    const { of } = judged([said(0, 0, {}), heard('supplier.unfilled', 2, { words: 'Not held' })], 3);
    expect(of('willSupply')).to.deep.include({
      result: 'fail',
      words: 'It said “Not supplied” (“Not held”) instead.',
      french: 'Il a dit « Non fourni » (« Not held ») à la place.',
    });
  });

  it('does not count what comes too late, nor what was said in another conversation', () => {
    const elsewhere = heard('supplier.willSupply', 2, { talk: 'retry' });
    const { of } = judged([said(0, 0, {}), elsewhere, heard('supplier.willSupply', 11)], 20);
    expect(of('willSupply')?.result).to.equal('fail');
  });

  it('tells what came instead, also what could not be read', () => {
    const log = [said(0, 0, {}), heard('supplier.loaned', 2), heard('unreadable', 3, { talk: undefined })];
    expect(judged(log, 20).of('willSupply')?.words).to.equal(
      '“Will supply” did not come within 10 seconds. It said “Shipped Physically” and something that could not be read.',
    );
  });

  it('is "not supported" when the partner said so: beforehand, by refusing, or in a message of either language', () => {
    expect(judged([], 0, ['request']).of('request')).to.deep.include({
      result: 'notSupported',
      words: 'Agreed beforehand.',
      french: 'Convenu d’avance.',
    });
    expect(judged([said(0, 0, { taken: 'notSupported', words: 'No' })], 1).of('request')?.result).to.equal(
      'notSupported',
    );
    for (const words of ['This is not supported here', 'Service non offert'])
      expect(
        judged([said(0, 0, {}), heard('supplier.notification', 1, { words })], 2).of('willSupply'),
      ).to.deep.include({ result: 'notSupported', words });
  });

  it('is a failure when the partner refused the message', () => {
    expect(judged([said(0, 0, { taken: 'refused', words: 'UnknownRequest' })], 1).of('request')).to.deep.include({
      result: 'fail',
      words: 'UnknownRequest',
    });
  });

  it('uses each message of the partner once', () => {
    const twice: readonly Move[] = [
      { step: 'request', in: 'loan', say: 'send:Request' },
      { step: 'renewGranted', in: 'loan', hear: 'supplier.renewGranted' },
      { step: 'recall', in: 'loan', hear: 'supplier.renewGranted' },
    ];
    const log = [said(0, 0, {}), heard('supplier.renewGranted', 1)];
    const { steps, next } = judgeTalk(log, { now: second(2), waitMs: 10_000, callMs: 5_000, without: [] }, twice);
    expect(steps.find(({ step }) => step === 'renewGranted')?.result).to.equal('pass');
    expect(next).to.deep.include({ kind: 'wait', for: 'recall' });
  });

  it('does not make better by its second half what failed once', () => {
    const log = [said(0, 0, {}), heard('supplier.willSupply', 1), said(2, 2, { taken: 'failed', words: 'No route' })];
    const { of, next } = judged([...log, heard('supplier.notification', 3)], 4);
    expect(of('generalMessage')).to.deep.include({ result: 'fail', words: 'No route' });
    expect(next).to.deep.equal({ kind: 'say', move: 4 });
  });

  it('comes to its end with every step of the real script judged, when the partner is silent throughout', () => {
    const log: LogEntry[] = [];
    let now = 0;
    for (let turns = 0; turns < 500; turns += 1) {
      const { next, steps } = judgeTalk(log, { now: second(now), waitMs: 1000, callMs: 1000, without: [] });
      if (next.kind === 'done') {
        expect(steps.filter(({ result }) => result === 'waiting')).to.deep.equal([]);
        expect(steps.find(({ step }) => step === 'request')?.result).to.equal('pass');
        expect(steps.find(({ step }) => step === 'checkIn')?.result).to.equal('fail');
        return;
      }
      if (next.kind === 'wait') now = (next.until.getTime() - begin) / 1000;
      else {
        const talk = certificationScript[next.move]?.in ?? 'loan';
        log.push({ ...said(0, now, {}), talk, move: next.move });
      }
    }
    throw new Error('It never ended.');
  });
});
