import { type SettingRow, settingRows } from './rows.js';
import { fileEnvOf, isSecret } from './secret-files.js';

/** All settings as a Markdown table, for the README. */
export function settingsTable(): string {
  const lines = Object.values<SettingRow>(settingRows).map((row) => {
    const byDefault = row.required ? 'needed' : row.default === '' ? '' : `\`${row.default}\``;
    const orFile = isSecret(row) ? ` \`${fileEnvOf(row)}\` names a file that holds it.` : '';
    return `| \`${row.env}\` | ${byDefault} | ${row.says}${orFile} |`;
  });
  return ['| setting | default | what it does |', '| --- | --- | --- |', ...lines].join('\n');
}

/** The README with the table between its marks made anew. */
export function withSettings(readme: string): string {
  return readme.replace(
    /(<!-- settings -->)[\s\S]*(<!-- \/settings -->)/,
    (_, begin: string, end: string) => `${begin}\n\n${settingsTable()}\n\n${end}`,
  );
}
