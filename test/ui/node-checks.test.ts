import { expect } from 'chai';
import { allWell, finding } from '../../src/domain/checks/findings.js';
import { inLanguage } from '../../src/http/in-language.js';
import { shownChecks } from '../../src/ui/administration/node-checks.js';

/** Each sentence by its code. */
const t = ((code: string) => code.replace(/^(administration|setting)\./, '')) as never;

const shown = (found: object[], notices: object[] = []) =>
  shownChecks(t, inLanguage('en', found) as never, { notices } as never);
const notice = (kind: string, text: string) => ({ kind, text });

describe('what a library needs before it opens', () => {
  it('is a list of what the node finds, each with the page on which it is put right', () => {
    const found = shown([
      finding('addressUnset', { links: 'letters' }),
      finding('replyNone', { code: 'RES_SHARE', library: 'Partage' }),
      finding('partnerSilent', { code: 'LACITE', partner: 'La Cité', since: { moment: '2026-12-01T12:00:00Z' } }),
      allWell('clockWell'),
    ]);
    expect(found.map(({ state, title, link }) => `${state}: ${title}${link ? ` → ${link.to}` : ''}`)).to.deep.equal([
      'warning: The address of this system is not set',
      'warning: Partage has no reply address → /libraries?open=RES_SHARE',
      'warning: La Cité does not answer → /partners/LACITE',
      'well: Clock',
    ]);
  });

  it('tells what the node asks for in its own words, once, and is not done while it asks', () => {
    const found = shown(
      [
        finding('backupOld', { hours: 30 }),
        allWell('mailWell', { server: 'smtp.example.ca:587', from: 'ill@example.ca' }),
      ],
      [notice('backupOld', 'The last good backup is old.'), notice('mailNotTaken', '6 letters are waiting.')],
    );
    expect(found.map(({ state, title, text }) => `${state}: ${title}. ${text}`)).to.deep.equal([
      'problem: The newest backup is old. The newest backup is 30 hours old.',
      'problem: told. 6 letters are waiting.',
    ]);
    const unset = shown([finding('mailUnset')], [notice('mailWaits', '3 letters are waiting.')]);
    expect(unset.map(({ title }) => title)).to.deep.equal(['No mail server is set']);
  });
});
