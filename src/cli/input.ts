import { readFile } from 'node:fs/promises';
import { Misused } from './failures.js';
import type { Host } from './host.js';

/** A file's text; `-` is standard input. */
export async function textFrom(host: Host, file: string): Promise<string> {
  if (file === '-') return host.readInput();
  return readFile(file, 'utf8').catch((error: NodeJS.ErrnoException) => {
    throw new Misused(`${file} cannot be read (${error.code}).`);
  });
}

/** A JSON object from a file or standard input. */
export async function jsonFrom(host: Host, file: string): Promise<Record<string, unknown>> {
  const text = await textFrom(host, file);
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch (error) {
    throw new Misused(`${file === '-' ? 'Standard input' : file} is not JSON: ${(error as Error).message}.`);
  }
  if (typeof value !== 'object' || value === null || Array.isArray(value))
    throw new Misused(`${file === '-' ? 'Standard input' : file} is not a JSON object.`);
  return value as Record<string, unknown>;
}
