import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from 'playwright-core';

/** Keeps a picture of the page under `INTERLEND_PICTURES`, where somebody wants to look at them afterwards; without it none is drawn. */
export async function keepPicture(page: Page, folder: string, name: string): Promise<void> {
  const pictures = process.env['INTERLEND_PICTURES'];
  if (!pictures) return;
  const place = join(pictures, folder);
  mkdirSync(place, { recursive: true });
  const file = `${name.replaceAll(/[^\p{L}\p{N}]+/gu, '-').replace(/^-|-$/g, '') || 'home'}.png`;
  await page.screenshot({ path: join(place, file), animations: 'disabled' });
}
