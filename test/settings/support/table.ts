/** The table of every setting, which ends the page `systems/all-settings` of the handbook in each language. */
import { fileURLToPath } from 'node:url';
import { type SettingName, type SettingRow, settingRows } from '../../../src/settings/rows.js';
import { fileEnvOf, isSecret } from '../../../src/settings/secret-files.js';
import { rangeOf, settingWords } from '../../../src/settings/setting-words.js';
import { type Language, say } from '../../../src/words/index.js';

export const pageOfSettings = (language: Language): string =>
  fileURLToPath(new URL(`../../../src/handbook/${language}/systems/all-settings.md`, import.meta.url));

const columns: Record<Language, { head: string; needed: string; file: (env: string) => string }> = {
  en: {
    head: 'setting | default | what it does',
    needed: 'needed',
    file: (env) => `\`${env}\` names a file that holds it.`,
  },
  fr: {
    head: 'paramètre | par défaut | ce qu’il règle',
    needed: 'exigé',
    file: (env) => `\`${env}\` nomme un fichier qui contient cette valeur.`,
  },
};

/** The page with its table made anew. */
export function withSettings(page: string, language: Language): string {
  const { head, needed, file } = columns[language];
  const rows = (Object.entries(settingRows) as [SettingName, SettingRow][]).map(([name, row]) => {
    const byDefault = row.required ? needed : row.default === '' ? '' : `\`${row.default}\``;
    const range = rangeOf(row);
    const sentences = [
      asText(say(settingWords[name].says, language)),
      ...(range ? [say(range, language)] : []),
      ...(isSecret(row) ? [file(fileEnvOf(row))] : []),
    ];
    return `| \`${row.env}\` | ${byDefault} | ${sentences.join(' ')} |`;
  });
  return page.replace(/^\|[\s\S]*/m, () => `${[`| ${head} |`, '| --- | --- | --- |', ...rows].join('\n')}\n`);
}

/** An e-mail or web address as code: it is an example, not a link. */
const asText = (says: string): string =>
  says.replace(/(`[^`]*`)|https?:\/\/[\w./-]*\w|[\w.]+@[\w.]+\w/g, (found, code) => code ?? `\`${found}\``);
