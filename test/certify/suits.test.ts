import { expect } from 'chai';
import type { StepOutcome } from '../../src/domain/certify/judge.js';
import type { ReceivedMessage, SentMessage } from '../../src/engine/certify/records.js';
import { settingsThatSuit } from '../../src/engine/certify/suits.js';
import { dialectOf } from '../../src/protocol/dialects/index.js';
import { dialectFixtures, fixtureFile } from '../support/dialect-fixture.js';
import { french } from '../support/english.js';

const at = new Date('2026-03-02T15:00:00Z');
const heard = (body: string, problems: string[] = []): ReceivedMessage => ({
  id: '1',
  direction: 'in',
  event: 'supplier.loaned',
  bodies: [body],
  at,
  words: '',
  verdict: { valid: problems.length === 0, problems, tolerances: [] },
});
const said = (durationMs: number): SentMessage => ({
  id: '2',
  direction: 'out',
  event: 'send:Request',
  bodies: ['<x/>'],
  at,
  talk: 'loan',
  move: 0,
  answer: { taken: 'accepted', words: '', durationMs, at: at.toISOString() },
});
const understood = (...versions: ('1.2' | '2021-2')[]): StepOutcome[] =>
  versions.map((version) => ({ step: `version${version}`, result: 'pass', words: '' }));
const now = { isoVersion: '1.2' } as const;

describe('the settings that suit a system', () => {
  for (const { name, fixture } of dialectFixtures)
    for (const body of fixture.signs)
      it(`are those of ${name} when it writes ${body}`, () => {
        const suits = settingsThatSuit([heard(body)], understood('1.2'), now);
        expect(suits.dialect).to.equal(name);
        expect(suits.because.length).to.be.greaterThan(1);
      });

  it('are proposed by signs that each dialect with habits shows in its fixture', () => {
    const without = dialectFixtures.filter(
      ({ name, fixture }) => fixture.signs.length === 0 && dialectOf(name).recognisedBy.length > 0,
    );
    expect(without.map(({ name }) => `${fixtureFile(name)} has no "signs".`)).to.deep.equal([]);
  });

  it('go by the most clues, when there are several', () => {
    const messages = [
      heard('<note>#seq:3#</note><status></status>'),
      heard('<note>#ReShareSupplierConditions#</note>'),
    ];
    expect(settingsThatSuit(messages, understood('1.2'), now).dialect).to.equal('reshare');
  });

  it('are the standard of the version that it understands, when it has no habits', () => {
    expect(settingsThatSuit([heard('<x/>')], understood('1.2'), now)).to.include({
      dialect: 'standard-1.2',
      isoVersion: '1.2',
    });
    expect(settingsThatSuit([heard('<x/>')], understood('2021-2'), now)).to.include({
      dialect: 'standard-2021',
      isoVersion: '2021-2',
    });
    const both = settingsThatSuit([heard('<x/>')], understood('1.2', '2021-2'), now);
    expect(both.isoVersion, 'known by the one that it takes').to.equal('1.2');
    expect(both.because.map(french)).to.include('Il comprend les deux versions.');
  });

  it('are strict only when everything it sent was valid', () => {
    expect(settingsThatSuit([heard('<x/>')], [], now).strict).to.equal(true);
    expect(settingsThatSuit([heard('<x/>'), heard('<y/>', ['No timestamp'])], [], now)).to.deep.include({
      strict: false,
    });
    expect(settingsThatSuit([said(10)], [], now).strict, 'it sent nothing').to.equal(false);
  });

  it('allow calls four times as long as its slowest confirmation took, and no less than usual', () => {
    const usual = settingsThatSuit([said(50)], [], now).callLimitSeconds;
    expect(usual).to.be.at.least(10);
    expect(settingsThatSuit([said(50), said(60_000)], [], now).callLimitSeconds).to.equal(240);
  });
});
