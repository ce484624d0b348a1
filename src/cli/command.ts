/** The ways in which a row of the table is written: one call, a step of its own, a removal, a group. */
import type { Answer, Fields, OperationId } from './client.js';
import { type CommandRow, command, entry } from './command-line.js';
import { Misused } from './failures.js';
import type { Arguments, CallRow, Custom, Entry, OwnValues, Printed } from './row.js';

/** A command that is one operation of the API: fields come from its options and arguments, the answer is printed. */
export const call = <Id extends OperationId, const O extends object = object, const A extends object = object>(
  id: Id,
  name: string,
  row: CallRow<Id, O, A> & Printed<Answer<Id>, Fields<Id>, OwnValues<O, A>>,
): Entry =>
  entry(name, row as CommandRow, async (context, fields) => {
    const { fills = (given: object) => given, around, keeps, changes, args = {} } = row as unknown as Loose;
    const filled = (await fills(fields, context)) as Record<string, unknown>;
    const all = { ...fields, ...filled };
    const said = Object.keys(all).filter((each) => !(each in args) && all[each] !== undefined);
    if (changes && said.length === 0)
      throw new Misused('Nothing is to be changed.', `${context.path} --help shows what can be.`);
    const send = async () => {
      const operation = (await context.node())[id] as (fields: object) => Promise<unknown>;
      return operation(all);
    };
    const answer = around ? await around(send, all, context) : await send();
    return { fields: all, answer: keeps ? keeps(answer, context) : answer };
  });
interface Loose {
  fills?: (fields: object, context: object) => object | Promise<object>;
  around?: (send: () => Promise<unknown>, fields: object, context: object) => Promise<unknown>;
  keeps?: (answer: unknown, context: object) => unknown;
  changes?: true;
  args?: object;
}

/** A command of several calls, or of none. */
export const custom = <T, const O extends object = object, const A extends object = object>(
  name: string,
  row: Custom<T, O, A> & Printed<T, object, OwnValues<O, A>>,
): Entry =>
  entry(name, row as unknown as CommandRow, async (context) => {
    const answer = await row.run(context as never);
    return answer === undefined ? undefined : { fields: context.own as Record<string, unknown>, answer };
  });

/** Commands under one word. */
export const group = (name: string, says: string, examples: readonly string[], entries: readonly Entry[]): Entry => ({
  name,
  commandIn(host, path) {
    const made = command(name, says, examples);
    for (const each of entries) made.addCommand(each.commandIn(host, `${path} ${name}`));
    return made;
  },
});

/** The row of a thing that is removed. */
export const removal = <Id extends OperationId>(
  id: Id,
  says: string,
  example: string,
  args: Arguments<Fields<Id>>,
): Entry =>
  entry('remove', { says, examples: [example], args } as unknown as CommandRow, async (context, fields) => {
    await ((await context.node())[id] as (fields: object) => Promise<unknown>)(fields);
    const removed = fields[Object.keys(args).at(-1) ?? ''];
    return { fields, answer: { removed }, lines: [`${removed} is removed.`] };
  });
