import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { unfit } from '../e2e/desk/support/dialog-fits.js';
import type { Language } from './catalogue-words.js';
import { type RoleName, type SizeName, sizeOf } from './choice.js';
import { type Fault, faultsOf } from './judge.js';
import { knownOf } from './known.js';

/** Under which circumstances a place is looked at. */
export interface Circumstances {
  role: RoleName;
  language: Language;
  size: SizeName;
  data: 'full' | 'empty';
}

/** A place as it was seen once. */
export interface Seen extends Circumstances {
  place: string;
  faults: readonly (Fault & { isKnown: boolean })[];
  /** The file of the picture, in the folder. */
  picture?: string;
}

/** Judges and pictures what is on the page. `axe` without the frame, where that was looked at before. */
export async function see(
  page: Page,
  place: string,
  at: Circumstances,
  { folder, axe }: { folder?: string | undefined; axe?: { within?: string; without?: readonly string[] } },
): Promise<Seen> {
  const ofPage = await faultsOf(page, { language: at.language, ...(axe ? { axe } : {}) });
  const picture = folder ? await pictureOf(page, place, at, folder) : undefined;
  // Asking for lists and calendars changes what is to be seen.
  const { height } = sizeOf(at.size);
  const faults = [...ofPage, ...(await unfit(page))].map((fault) => ({
    ...fault,
    isKnown: knownOf({ place, height }, fault) !== undefined,
  }));
  return { ...at, place, faults, ...(picture ? { picture } : {}) };
}

/** Takes the picture, and gives its file in the folder. */
async function pictureOf(page: Page, place: string, at: Circumstances, folder: string): Promise<string> {
  const name = `${place.replaceAll(/[^\p{L}\p{N}]+/gu, '-').replace(/^-|-$/g, '') || 'home'}.png`.slice(-140);
  const part = join('pictures', `${at.data}-${at.role}-${at.language}-${at.size}`);
  mkdirSync(join(folder, part), { recursive: true });
  writeFileSync(join(folder, part, name), await page.screenshot({ animations: 'disabled' }));
  return join(part, name);
}
