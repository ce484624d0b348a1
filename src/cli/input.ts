import { readFile } from 'node:fs/promises';
import { InvalidArgumentError, Option } from 'commander';
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

/** The first line of standard input. A password on the command line would be in histories and process lists. */
export async function passwordFrom(host: Host): Promise<string> {
  const password = (await host.readInput()).split(/\r?\n/, 1)[0] ?? '';
  if (password === '') throw new Misused('Standard input has no password.', 'Write it there on one line.');
  return password;
}

/** For options that may be given several times. */
export const collected = (given: string, before: string[] | undefined): string[] => [...(before ?? []), given];

/** The same, each of them read. */
export const collectedAs =
  <T>(read: (given: string) => T) =>
  (given: string, before: T[] | undefined): T[] => [...(before ?? []), read(given)];

/** An option that must be given. */
export const needed = <T>(flags: string, says: string, reads?: (given: string, before: T | undefined) => T): Option => {
  const option = new Option(flags, says).makeOptionMandatory();
  return reads ? option.argParser(reads) : option;
};

export const wholeNumber =
  (low: number, high: number) =>
  (given: string): number => {
    const value = Number(given);
    if (!/^\d+$/.test(given) || value < low || value > high)
      throw new InvalidArgumentError(`Write a whole number from ${low} to ${high}.`);
    return value;
  };

export function onOrOff(given: string): boolean {
  if (given === 'on' || given === 'off') return given === 'on';
  throw new InvalidArgumentError('Write on or off.');
}

/** Typed for a field that may be emptied. The parser of commands knows no null: it becomes one afterwards. */
export const none = Symbol('none');

export const orNone = (given: string): unknown => (given === 'none' ? none : given);
