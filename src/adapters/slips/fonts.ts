/** The typefaces of slips. Each is embedded with only the signs that a document uses. */
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';

export type Weight = 'regular' | 'semibold' | 'bold' | 'mono';

const require = createRequire(import.meta.url);

const sourceSans = '@expo-google-fonts/source-sans-3';
const dejaVu = 'dejavu-fonts-ttf/ttf';

/**
 * For each weight the files that are asked for a sign, in order: Latin with its accents, Greek and Cyrillic; then DejaVu, which
 * has Arabic with a sign for each letter (so that its text can be copied and searched), the syllabics of Cree and Inuktitut,
 * Hebrew, Armenian and Georgian.
 */
export const fontFiles: Record<Weight, readonly [string, ...string[]]> = {
  regular: [`${sourceSans}/400Regular/SourceSans3_400Regular.ttf`, `${dejaVu}/DejaVuSans.ttf`],
  semibold: [`${sourceSans}/600SemiBold/SourceSans3_600SemiBold.ttf`, `${dejaVu}/DejaVuSans-Bold.ttf`],
  bold: [`${sourceSans}/700Bold/SourceSans3_700Bold.ttf`, `${dejaVu}/DejaVuSans-Bold.ttf`],
  mono: [`${dejaVu}/DejaVuSansMono-Bold.ttf`, `${dejaVu}/DejaVuSans-Bold.ttf`],
};

const read = new Map<string, Buffer>();

/** The bytes of a file, read once in the life of a process. */
export function fontBytes(file: string): Buffer {
  const known = read.get(file);
  if (known) return known;
  const bytes = readFileSync(require.resolve(file));
  read.set(file, bytes);
  return bytes;
}
