import { Session } from 'node:inspector/promises';
import { relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import { root } from './root.js';

/** The source files of which a function ran while the work was done, as V8 counts calls; in order of their names. */
export async function filesRunBy(work: () => Promise<unknown>): Promise<string[]> {
  const session = new Session();
  session.connect();
  try {
    await session.post('Profiler.enable');
    await session.post('Profiler.startPreciseCoverage', { callCount: true, detailed: false });
    await session.post('Profiler.takePreciseCoverage'); // what ran before is counted no more
    await work();
    const { result } = await session.post('Profiler.takePreciseCoverage');
    const ran = result.filter(({ functions }) => functions.some(({ ranges }) => (ranges[0]?.count ?? 0) > 0));
    const files = ran
      .map(({ url }) => url.split('?')[0] ?? '')
      .filter((url) => url.startsWith('file:') && !url.includes('/node_modules/'))
      .map((url) => relative(root, fileURLToPath(url)));
    return [...new Set(files)].filter((file) => file.startsWith('src/')).sort();
  } finally {
    session.disconnect();
  }
}
