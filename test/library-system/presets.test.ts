/** What each system answers in its own habits is understood: a file of answers for each preset. */
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { expect } from 'chai';
import { createNcipSystem } from '../../src/adapters/library-system/ncip.js';
import { presetNames } from '../../src/domain/library-system/links.js';
import { newLink } from '../../src/library-system/presets/index.js';
import { say } from '../../src/words/index.js';
import type { SystemFixture } from '../fixtures/library-systems/answer.js';
import { root } from '../support/root.js';

const fileOf = (preset: string) => `test/fixtures/library-systems/${preset}.ts`;
const found = presetNames.filter((preset) => existsSync(join(root, fileOf(preset))));
const fixtures = await Promise.all(
  found.map(async (preset) => {
    const { answers } = (await import(`../fixtures/library-systems/${preset}.js`)) as {
      answers: readonly SystemFixture[];
    };
    return { preset, answers };
  }),
);

function answering({ status = 200, xml }: SystemFixture, preset: (typeof presetNames)[number]) {
  return createNcipSystem({
    settings: { ...newLink(preset), kind: 'ncip', address: 'https://system.example/ncip' },
    secrets: {},
    post: async () => ({ kind: 'answered', status, bytes: Buffer.from(xml), contentType: 'application/xml' }),
    timeZone: 'America/Toronto',
  });
}

describe('the answers of library systems', () => {
  it('are there for each preset', () => {
    const without = presetNames.filter((preset) => !found.includes(preset));
    expect(
      without.map((preset) => `Write ${fileOf(preset)}: answers of the system, and what is understood.`),
    ).to.deep.equal([]);
  });

  for (const { preset, answers } of fixtures)
    describe(preset, () => {
      for (const fixture of answers)
        it(`${fixture.call}: ${fixture.title}`, async () => {
          const call = { message: fixture.call, ids: {}, body: '<x/>' };
          const sending = fixture.repeated ? { repeated: true } : {};
          const answer = await answering(fixture, preset).send(call, sending);
          const { understood } = fixture;
          expect(answer.kind).to.equal(understood.kind);
          if (answer.kind === 'done' && understood.kind === 'done') {
            expect(answer.facts).to.deep.include(understood.facts ?? {});
            expect(answer.alreadySo !== undefined).to.equal(understood.alreadySo ?? false);
          }
          if (answer.kind === 'refused' && understood.kind === 'refused') {
            expect(answer.problem.class).to.equal(understood.class);
            for (const language of ['en', 'fr'] as const)
              expect(say(answer.problem.reason, language)).to.include(understood.words);
          }
        });
    });
});
