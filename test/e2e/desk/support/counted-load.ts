import { gzipSync } from 'node:zlib';
import type { Page } from 'playwright-core';

/** Counts what a page loads from now on: script, style and typeface as gzip packs them, in bytes, each file once. */
export function countedLoad(page: Page): () => Promise<number> {
  const loaded = new Map<string, Promise<number>>();
  page.on('response', (response) => {
    const url = response.url();
    if (!/\.(js|css|woff2)(\?|$)/.test(url)) return;
    const size = response.body().then(
      (body) => gzipSync(body).length,
      () => 0,
    );
    loaded.set(url, size);
  });
  return async () => (await Promise.all(loaded.values())).reduce((sum, size) => sum + size, 0);
}
