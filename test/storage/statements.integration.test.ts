import { expect } from 'chai';
import pg from 'pg';
import { valuesOf, writeStepsSql } from '../../src/storage/loans/write-steps.js';
import { createTestDatabase } from '../support/databases.js';
import { migrated } from '../support/migrated.js';
import { type AnswerColumn, describeStatement } from './support/described.js';
import { type RowProperty, type SourceStatement, statementsOf } from './support/statements.js';

/** What the driver makes of a type, by its OID. What is JSON may be anything. */
const kinds = new Map([
  [16, 'boolean'],
  [17, 'Buffer'],
  ...[18, 19, 20, 25, 869, 1042, 1043, 1700, 2205, 2950].map((oid): [number, string] => [oid, 'string']),
  ...[21, 23, 26, 700, 701].map((oid): [number, string] => [oid, 'number']),
  ...[1082, 1114, 1184].map((oid): [number, string] => [oid, 'Date']),
  ...[1009, 1015, 1016, 2951].map((oid): [number, string] => [oid, 'string[]']),
  ...[1005, 1007, 1021, 1022].map((oid): [number, string] => [oid, 'number[]']),
]);
const json = [114, 3802];
/** A lock, or a function that is called for what it does. */
const nothing = 2278;

/** Whose rows are put together column by column, and have no type of their own yet. */
const byHand = [
  'src/storage/loans/',
  'src/storage/views/',
  ...['desk-work', 'engine-rows', 'inbox', 'outbox', 'letters/known-here'].map((name) => `src/storage/${name}.ts`),
];

describe('the statements of the storage room', () => {
  let statements: SourceStatement[];
  let built: string[];
  let client: pg.Client;
  let drop: () => Promise<void>;
  before(async function () {
    this.timeout(120_000);
    ({ read: statements, built } = statementsOf('src/storage'));
    const home = await createTestDatabase(migrated);
    client = new pg.Client(home.url);
    await client.connect();
    drop = async () => {
      await client.end();
      await home.drop();
    };
  });
  after(() => drop());

  it('are mostly read from the source: of fewer than ninety the text is put together while running', () => {
    expect(statements.length).to.be.greaterThan(450);
    expect(built.length, built.join('\n')).to.be.below(90);
  });

  it('are understood by the database as migrated, and answer with the columns that their row types name', async function () {
    this.timeout(120_000);
    const wrong: string[] = [];
    for (const { place, texts, row } of statements)
      for (const text of texts) {
        const columns = await described(text).catch((error: Error) => error.message);
        if (typeof columns === 'string') wrong.push(`${place}: ${columns}`);
        else if (columns.length > 0 && !row && !byHand.some((each) => place.startsWith(each)))
          wrong.push(`${place}: answers with ${columns.map(({ name }) => name).join(', ')}, and its rows have no type`);
        else if (row) wrong.push(...differences(row, columns).map((each) => `${place}: ${each}`));
      }
    expect(wrong).to.deep.equal([]);
  });

  it('are one file where a step is written: all its parts, whose rows the type in its source names', async () => {
    const columns = await describeStatement(client, writeStepsSql);
    expect(columns.map(({ name, dataTypeID }) => [name, kinds.get(dataTypeID) ?? 'json'])).to.deep.equal([
      ['step', 'number'],
      ['request', 'string'],
      ['at', 'Date'],
      ['attentionCount', 'number'],
      ['added', 'json'],
      ['othersWait', 'boolean'],
      ['leased', 'json'],
      ['early', 'boolean'],
    ]);
    const parameters = new Set(writeStepsSql.match(/\$\d+/g));
    expect(parameters.size).to.equal(valuesOf([], () => undefined).length);
  });

  it('would be caught with a column of another name, or of another type', () => {
    const row: RowProperty[] = [
      { name: 'code', kinds: ['string'] },
      { name: 'since', kinds: ['Date'] },
    ];
    const columns = [column('code', 25), column('since', 1184)];
    expect(differences(row, columns)).to.deep.equal([]);
    expect(differences(row, [column('code', 23), column('since', 1184)])).to.deep.equal([
      'code comes as number, its type says string',
    ]);
    expect(differences(row, [column('code', 25), column('began', 1184)])).to.deep.equal([
      'since is no column of the answer',
      'began is in no row type',
    ]);
  });

  /** Several commands are sent without values only, and answer with nothing that is read. */
  async function described(text: string): Promise<AnswerColumn[]> {
    if (/;\s*\S/.test(text)) return [];
    const columns = await describeStatement(client, text);
    return columns.filter(({ dataTypeID }) => dataTypeID !== nothing);
  }
});

const column = (name: string, dataTypeID: number): AnswerColumn => ({ name, dataTypeID });

function differences(row: readonly RowProperty[], columns: readonly AnswerColumn[]): string[] {
  const missing = row.filter(({ name }) => !columns.some((each) => each.name === name));
  return [
    ...missing.map(({ name }) => `${name} is no column of the answer`),
    ...columns.flatMap(({ name, dataTypeID }) => {
      const property = row.find((each) => each.name === name);
      if (!property) return [`${name} is in no row type`];
      const kind = json.includes(dataTypeID) ? undefined : (kinds.get(dataTypeID) ?? `type ${dataTypeID}`);
      return kind === undefined || property.kinds.includes(kind)
        ? []
        : [`${name} comes as ${kind}, its type says ${property.kinds.join(' or ')}`];
    }),
  ];
}
