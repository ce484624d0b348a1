import { randomBytes } from 'node:crypto';
import { type OpenPractice, openPractice } from '../../compose/open-practice.js';
import { freePort } from '../../storage/embedded/ports.js';
import type { Thing } from '../client.js';
import { joinNode } from '../commands/practice.js';
import { Refused } from '../failures.js';
import type { SetupAtNode } from './setup-run.js';

export const practiceCode = 'PRACTICE';
const symbols = ['ISIL:CA-PRACTICE'];
const dialect = 'standard-2021';
const isoVersion = '2021-2';

/** Opens the practice partner in this process and lists it in the directory. */
export async function openPracticePartner(setup: SetupAtNode): Promise<OpenPractice> {
  const { client, words, say, nodeUrl } = setup;
  say('', words.partner.title);
  const port = await freePort();
  const secret = randomBytes(32).toString('base64url');
  const library = await joinNode({ ...setup.order.host, out: () => {} }, client, {
    ...{ code: practiceCode, symbols, dialect, isoVersion, secret },
    address: `http://127.0.0.1:${port}/iso18626`,
    node: `${nodeUrl}/iso18626`,
  });
  const practice = await openPractice(
    {
      ...{ host: '127.0.0.1', port, symbols, dialect, isoVersion, library, secret },
      ...{ scenario: 'fills', soonMs: 100, laterMs: 300 },
    },
    () => {},
  );
  say(words.partner.listed(practiceCode));
  return practice;
}

/** Dials it as it would any partner. Throws `Refused` at the first step that fails. */
export async function tryPartner({ client, words, say }: SetupAtNode): Promise<Thing<'PartnerTestStep'>[]> {
  const steps = await client.testPartner({ code: practiceCode });
  for (const each of steps) {
    const { title, said, remedy = '' } = each;
    if (!each.ok) throw new Refused(...words.partner.refused(title, said, remedy));
    say(`✓ ${title}.`);
  }
  return steps;
}
