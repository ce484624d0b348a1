/** Grounds, words and lines of the desk, once for each scheme; every part reads them as `--desk-…`. */
export interface Surfaces {
  paper: string;
  /** The rail, and what is a step below the page. */
  nav: string;
  sunk: string;
  hover: string;
  chosen: string;
  text: string;
  /** Values and sentences: quieter than a title, never muted. */
  text2: string;
  /** Second lines, labels, ids, times. */
  muted: string;
  link: string;
  danger: string;
  /** The one filled button, with white words on it. */
  accent: string;
  line: string;
  strongLine: string;
  fieldLine: string;
  /** The count of what is new, and its figure. */
  count: string;
  onCount: string;
}

export const surfaces: Record<'light' | 'dark', Surfaces> = {
  light: {
    paper: '#FFFFFF',
    nav: '#F6F7F9',
    sunk: '#F6F7F9',
    hover: '#F5F6F8',
    chosen: '#EEF2FE',
    text: '#1A1F2B',
    text2: '#4A5365',
    muted: '#626B7D',
    link: '#3049B8',
    danger: '#B42318',
    accent: '#3451C6',
    line: '#E3E6EB',
    strongLine: '#CBD1DA',
    fieldLine: '#858E9D',
    count: '#C2281B',
    onCount: '#FFFFFF',
  },
  dark: {
    paper: '#15181E',
    nav: '#101318',
    sunk: '#1B1F27',
    hover: '#1D222B',
    chosen: '#1F2A4A',
    text: '#E8EAEE',
    text2: '#BCC3CE',
    muted: '#99A2B1',
    link: '#A5B7FF',
    danger: '#FF8F84',
    accent: '#4F6BE6',
    line: '#2A303A',
    strongLine: '#3B434F',
    fieldLine: '#79828F',
    count: '#FF7A6B',
    onCount: '#15181E',
  },
};

const nameOf = (part: string): string =>
  `--desk-${part.replaceAll(/[A-Z0-9]/g, (letter) => `-${letter.toLowerCase()}`)}`;

/** `--desk-paper`, `--desk-text-2`, `--desk-field-line` and so on, for one of the two schemes. */
export const surfaceVariables = (scheme: 'light' | 'dark'): Record<string, string> =>
  Object.fromEntries(Object.entries(surfaces[scheme]).map(([part, value]) => [nameOf(part), value]));
