/** The licences of everything that is shipped: packages that the node runs with, and those that are bundled into its pages. */
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('..', import.meta.url));

/** One package as it is installed. */
export interface Shipped {
  name: string;
  version: string;
  licence: string;
  /** Its licence and notices, as they lie in its folder. */
  texts: string[];
}

interface Locked {
  version?: string;
  dev?: boolean;
  devOptional?: boolean;
}

type Licence = string | { type: string };
interface PackageFile {
  name: string;
  version: string;
  license?: Licence;
  /** As packages of some age say it. */
  licenses?: Licence[];
}

/** Folders of the packages without which the node does not run, by the lock file. */
export function foldersOfProduction(): string[] {
  const lock = JSON.parse(readFileSync(join(root, 'package-lock.json'), 'utf8')) as {
    packages: Record<string, Locked>;
  };
  return Object.entries(lock.packages)
    .filter(([folder, { dev, devOptional }]) => folder !== '' && !dev && !devOptional && existsSync(join(root, folder)))
    .map(([folder]) => folder);
}

/** The folder of the package that a bundled file lies in. */
export function folderOf(file: string): string | undefined {
  const path = file.replace(/^\0+/, '').replaceAll('\\', '/');
  return /.*(node_modules\/(?:@[^/]+\/)?[^/?]+)/.exec(path)?.[0]?.replace(/^.*?(?=node_modules\/)/, '');
}

const legal = /^(licen[cs]e|copying|notice|ofl)([.-].*)?$/i;

export function shippedAt(folder: string): Shipped {
  const own = join(root, folder);
  const about = JSON.parse(readFileSync(join(own, 'package.json'), 'utf8')) as PackageFile;
  const { name, version, license, licenses = [] } = about;
  const said = [license ?? licenses]
    .flat()
    .map((each) => (typeof each === 'string' ? each : each.type))
    .join(' OR ');
  const files = readdirSync(own, { withFileTypes: true }).filter((entry) => entry.isFile() && legal.test(entry.name));
  const texts = files.map((entry) => readFileSync(join(own, entry.name), 'utf8').trim()).filter((text) => text !== '');
  const licence =
    said || (texts.some((text) => text.includes('Permission is hereby granted, free of charge')) ? 'MIT' : '');
  return { name, version, licence, texts };
}

/** One text for people; the same licence text of several packages stands once, under all their names. */
export function licencesFile(folders: readonly string[]): string {
  const packages = [...new Set(folders)].map(shippedAt).sort((one, other) => one.name.localeCompare(other.name));
  const byText = new Map<string, Shipped[]>();
  for (const each of packages) {
    const text = each.texts.join('\n\n') || `Licence: ${each.licence}. The package comes without its text.`;
    byText.set(text, [...(byText.get(text) ?? []), each]);
  }
  const named = ({ name, version, licence }: Shipped) => `${name} ${version} (${licence})`;
  const parts = [...byText].map(([text, of]) => [of.map(named).join('\n'), '', text].join('\n'));
  const line = `\n\n${'-'.repeat(78)}\n\n`;
  const beginning = `Interlend is licensed under Apache-2.0. It is shipped with these ${packages.length} packages, each under its own licence.`;
  return `${[beginning, packages.map(named).join('\n'), ...parts].join(line)}\n`;
}
