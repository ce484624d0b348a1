/** What colour says: whose turn it is (`act` ours, `wait` theirs) and where the thing is. */
export const toneNames = ['act', 'wait', 'move', 'here', 'stop', 'done'] as const;
export type Tone = (typeof toneNames)[number];

export interface Shades {
  /** Words on the tint: 7:1 at least. */
  text: string;
  tint: string;
  /** Dots and bars on the page: 3:1 at least. */
  solid: string;
}

/** `done` is an outline on the page itself, so that a colour-blind eye does not take it for `here`. */
export const tones: Record<'light' | 'dark', Record<Tone, Shades>> = {
  light: {
    act: { text: '#7A3E00', tint: '#FFEBC8', solid: '#B96F00' },
    wait: { text: '#0B4F8A', tint: '#E3F0FB', solid: '#0A4C93' },
    move: { text: '#4B2E83', tint: '#ECE6FA', solid: '#9B7FE6' },
    here: { text: '#00594C', tint: '#D8F3EC', solid: '#00806A' },
    stop: { text: '#8F1D14', tint: '#FCE3DF', solid: '#A81E12' },
    done: { text: '#43484E', tint: '#FFFFFF', solid: '#6F7781' },
  },
  dark: {
    act: { text: '#FFC66B', tint: '#43290A', solid: '#FFB938' },
    wait: { text: '#9CCBF5', tint: '#12304A', solid: '#3F8FD6' },
    move: { text: '#C9B6F7', tint: '#2D2150', solid: '#C6B2FA' },
    here: { text: '#7FDCC8', tint: '#0C3A33', solid: '#37C2A4' },
    stop: { text: '#FF9E91', tint: '#4A1914', solid: '#FF6F5E' },
    done: { text: '#C3C8CE', tint: '#1F1F1F', solid: '#8B939B' },
  },
};

/** `--tone-act-text` and so on, for one of the two schemes. */
export const toneVariables = (scheme: 'light' | 'dark'): Record<string, string> =>
  Object.fromEntries(
    toneNames.flatMap((tone) =>
      Object.entries(tones[scheme][tone]).map(([part, value]) => [`--tone-${tone}-${part}`, value]),
    ),
  );
