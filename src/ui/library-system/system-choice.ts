import { type PresetName, presetNames } from '../../domain/library-system/links.js';
import type { Thing } from '../api/client.js';

type Settings = Thing<'LibrarySystemLink'>['settings'];

/** No link, or one to a system whose habits are known. */
export const systemChoices = ['byHand', ...presetNames] as const;

export const systemOf = ({ kind, preset }: Pick<Settings, 'kind' | 'preset'>): string =>
  kind === 'byHand' ? 'byHand' : preset;

/** What a choice changes: the habits of the system fill the fields that it decides. */
export function withSystem(
  choice: string,
  presets: Thing<'LibrarySystemLink'>['presets'],
  { patrons }: Pick<Settings, 'patrons'>,
): Partial<Settings> {
  const preset = presetNames.find((each): each is PresetName => each === choice);
  if (!preset) return { kind: 'byHand', ...(patrons === 'ncip' ? { patrons: 'none' as const } : {}) };
  const defaults = presets.find(({ name }) => name === preset)?.defaults ?? {};
  return { kind: 'ncip', preset, ...(defaults as Partial<Settings>) };
}
