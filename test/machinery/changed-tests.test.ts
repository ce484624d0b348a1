import { expect } from 'chai';
import { changedFiles, codeOfCheckout, testsOf } from '../support/changed-tests.js';
import { testFiles } from '../support/choose-tests.js';

const code = new Map([
  ['src/domain/rota/rota.ts', `export const rota = 1;`],
  ['src/engine/send.ts', `import { rota } from '../domain/rota/rota.js';`],
  ['src/main.ts', `import './engine/send.js';`],
  ['src/ui/page.tsx', `import type { A } from '../domain/rota/rota.js';`],
  ['test/support/node.ts', `import { start } from '../../src/main.js';`],
  ['test/domain/rota.test.ts', `import { rota } from '../../src/domain/rota/rota.js';`],
  ['test/engine/send.integration.test.ts', `const send = await import('../../src/engine/send.js');`],
  ['test/words/say.test.ts', `read('fixtures/words.json')`],
  ['test/e2e/demo.e2e.test.ts', `import { node } from '../support/node.js';`],
  ['test/e2e/desk/lists.e2e.test.ts', `import { node } from '../../support/node.js';`],
]);
const tests = [...code.keys()].filter((file) => file.endsWith('.test.ts'));
const after = (...changed: string[]): string[] => testsOf(changed, tests, code);

describe('npm test -- --changed', () => {
  it('chooses the tests that import what has changed, however far away', () => {
    expect(after('src/domain/rota/rota.ts')).to.deep.equal([
      'test/domain/rota.test.ts',
      'test/engine/send.integration.test.ts',
    ]);
    expect(after('test/domain/rota.test.ts')).to.deep.equal(['test/domain/rota.test.ts']);
  });

  it('opens a browser when pages or what they call have changed, and starts nodes for what starts them', () => {
    expect(after('src/ui/page.tsx')).to.deep.equal(['test/e2e/desk/lists.e2e.test.ts']);
    expect(after('src/main.ts')).to.deep.equal(['test/e2e/demo.e2e.test.ts']);
    expect(after('test/support/node.ts')).to.deep.equal([
      'test/e2e/demo.e2e.test.ts',
      'test/e2e/desk/lists.e2e.test.ts',
    ]);
  });

  it('chooses tests that name a file which is no code, and none for a page of documentation', () => {
    expect(after('test/fixtures/words.json')).to.deep.equal(['test/words/say.test.ts']);
    expect(after('CONTRIBUTING.md')).to.deep.equal([]);
  });

  it('knows the imports of this checkout: its own file is reached from what it tests', function () {
    this.timeout(60_000);
    expect(testsOf(['test/support/changed-tests.ts'], testFiles(), codeOfCheckout())).to.include(
      'test/machinery/changed-tests.test.ts',
    );
    expect(changedFiles()).to.be.an('array');
  });
});
