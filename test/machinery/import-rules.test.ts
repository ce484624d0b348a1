import { mkdir, mkdtemp, rm, symlink, writeFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { expect } from 'chai';
import { cruise, type ICruiseOptions, type ICruiseResult } from 'dependency-cruiser';
import { root } from '../support/root.js';

const config = createRequire(import.meta.url)(join(root, 'config/dependency-cruiser.cjs')) as {
  forbidden: { name: string }[];
  options: ICruiseOptions;
};

/** A file, what it imports, and whether only for types. */
type Planted = [file: string, imports: string, how?: 'types'];

/** Files that break the rule. */
const planted: Record<string, Planted[]> = {
  'words-import-nothing': [['words/knows-loans.ts', '../domain/loan.js']],
  'domain-is-pure': [['domain/reads-files.ts', 'node:fs']],
  'protocol-is-pure': [
    ['protocol/asks-the-domain.ts', '../domain/loan.js'],
    ['protocol/calls-out.ts', 'undici'],
  ],
  'translation-is-pure': [['translation/logs.ts', 'pino']],
  'catalogue-is-pure': [
    ['catalogue/dials.ts', 'undici'],
    ['catalogue/asks-the-engine.ts', '../engine/loans.js'],
  ],
  'library-system-is-pure': [['library-system/dials.ts', 'undici']],
  'letters-know-domain': [['letters/asks-the-engine.ts', '../engine/loans.js']],
  'contract-is-pure': [
    ['contract/asks-the-engine.ts', '../engine/loans.js'],
    ['contract/answers-calls.ts', 'express'],
  ],
  'engine-knows-no-adapter': [
    ['engine/queries.ts', 'pg'],
    ['engine/answers.ts', '../http/app.js'],
  ],
  'adapters-do-not-meet': [['http/looks-into-tables.ts', '../storage/tables.js']],
  'only-compose-joins': [
    ['settings/opens-storage.ts', '../storage/tables.js'],
    ['storage/starts-all.ts', '../main.js'],
  ],
  'ui-knows-only-domain': [['ui/calls-the-engine.ts', '../engine/loans.js']],
  'no-circles': [
    ['delivery/hen.ts', './egg.js'],
    ['delivery/egg.ts', './hen.js'],
  ],
  'model-knows-no-verb': [['engine/model/sends.ts', '../send.js']],
  'no-circles-across-folders': [
    ['engine/desk/order.ts', '../scan/scanned.js', 'types'],
    ['engine/scan/scanned.ts', '../desk/order.js', 'types'],
  ],
  'src-knows-no-tests': [
    ['jobs/borrows-a-fixture.ts', '../../test/fixture.js'],
    ['jobs/expects.ts', 'chai'],
  ],
};

/** Files that keep every rule, and are imported by those that do not. */
const innocent: Planted[] = [
  ['domain/loan.ts', './partner.js'],
  ['domain/says.ts', '../words/say.js'],
  ['words/say.ts', 'intl-messageformat'],
  ['domain/partner.ts', ''],
  ['engine/loans.ts', '../domain/loan.js'],
  ['engine/send.ts', './loans.js'],
  ['http/app.ts', '../engine/loans.js'],
  ['storage/tables.ts', '../engine/loans.js'],
  ['main.ts', './http/app.js'],
  ['ui/page.ts', '../domain/loan.js'],
  ['../test/fixture.ts', ''],
];

describe('the rules of imports', () => {
  it('are kept by every file of this checkout', async function () {
    this.timeout(300_000);
    const result = await cruised(root, ['src', 'migrations']);
    expect(result.summary.totalCruised, 'files looked at').to.be.greaterThan(50);
    const broken = result.summary.violations.map(({ rule, from, to }) => `${rule.name}: ${from} → ${to}`);
    expect(broken).to.deep.equal([]);
  });

  it('bite: each catches the violation that is planted for it', async function () {
    this.timeout(60_000);
    const folder = await mkdtemp(join(tmpdir(), 'interlend-rules-'));
    try {
      await plant(folder);
      const result = await cruised(folder, ['src']);
      expect(result.summary.totalCruised, 'files looked at').to.be.greaterThan(20);
      const caught = result.summary.violations.flatMap(({ rule, from, cycle }) =>
        [from, ...(cycle ?? []).map(({ name }) => name)].map((file) => `${rule.name}: ${file.replace('src/', '')}`),
      );
      for (const [rule, files] of Object.entries(planted)) {
        for (const [file] of files) expect(caught).to.include(`${rule}: ${file}`);
      }
      const guilty = new Set(
        Object.values(planted)
          .flat()
          .map(([file]) => file),
      );
      const accused = result.summary.violations.map(({ from }) => from.replace('src/', ''));
      expect(
        accused.filter((file) => !guilty.has(file)),
        'wrongly accused',
      ).to.deep.equal([]);
    } finally {
      await rm(folder, { recursive: true });
    }
  });

  it('have a planted violation each', () => {
    expect(Object.keys(planted)).to.have.members([...new Set(config.forbidden.map(({ name }) => name))]);
  });
});

async function plant(folder: string): Promise<void> {
  for (const [file, imports, how] of [...innocent, ...Object.values(planted).flat()]) {
    const path = join(folder, 'src', file);
    await mkdir(dirname(path), { recursive: true });
    const line = how === 'types' ? `import type * as named from '${imports}';\n` : imports && `import '${imports}';\n`;
    await writeFile(path, `${line}export const name = '${file}';\n`);
  }
  await writeFile(join(folder, 'tsconfig.json'), '{ "compilerOptions": { "module": "nodenext" } }\n');
  await symlink(join(root, 'node_modules'), join(folder, 'node_modules'));
}

async function cruised(baseDir: string, places: string[], more: ICruiseOptions = {}): Promise<ICruiseResult> {
  const { forbidden, options } = config;
  const { tsConfig: _, enhancedResolveOptions, ...rest } = options;
  const rules = { ...rest, ...more, baseDir, validate: true, ruleSet: { forbidden } } as ICruiseOptions;
  const { output } = await cruise(places, rules, enhancedResolveOptions);
  return output as ICruiseResult;
}
