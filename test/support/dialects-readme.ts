import { fileURLToPath } from 'node:url';
import { dialectNames, dialects } from '../../src/protocol/dialects/index.js';
import { type DialectLoss, meanings } from '../../src/protocol/dialects/losses.js';

export const dialectsReadme = fileURLToPath(new URL('../../src/protocol/dialects/README.md', import.meta.url));

/** The README with the parts between its marks made anew from the entries. */
export const withEntries = (readme: string): string =>
  between(between(readme, 'dialects', list()), 'losses', printLosses());

const between = (readme: string, mark: string, text: string): string =>
  readme.replace(
    new RegExp(`(<!-- ${mark}: begin -->)[\\s\\S]*(<!-- ${mark}: end -->)`),
    (_, begin: string, end: string) => `${begin}\n\n${text}\n\n${end}`,
  );

const list = (): string => dialectNames.map((name) => `- \`${name}\`: ${dialects[name].for}`).join('\n');

/** A row for each loss, with the dialects that have it, in the order of a conversation. */
function printLosses(): string {
  const rows = new Map<string, { loss: DialectLoss; names: string[] }>();
  for (const name of dialectNames)
    for (const loss of dialects[name].losses) {
      const key = JSON.stringify(loss);
      rows.set(key, { loss, names: [...(rows.get(key)?.names ?? []), name] });
    }
  const place = ({ loss }: { loss: DialectLoss }) => Math.min(...loss.messages.map((each) => meanings.indexOf(each)));
  const lines = [...rows.values()]
    .sort((a, b) => place(a) - place(b))
    .map(({ loss: { versions, messages, field, arrives }, names }) =>
      [
        names.length === dialectNames.length ? 'all' : names.join(', '),
        versions.join(', '),
        messages.length === meanings.length ? 'all' : messages.join(', '),
        field === '*' ? 'all fields' : `\`${field}\``,
        arrives,
      ].join(' | '),
    );
  return [
    '| dialect | version | message | field | arrives as |',
    '| --- | --- | --- | --- | --- |',
    ...lines.map((line) => `| ${line} |`),
  ].join('\n');
}
