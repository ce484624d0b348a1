/** What colour says: whose turn it is (`act` ours, `wait` theirs) and where the thing is. */
export const toneNames = ['act', 'wait', 'move', 'here', 'stop', 'done'] as const;
export type Tone = (typeof toneNames)[number];

export interface Shades {
  /** Words on the tint: close to 7:1 and more. */
  text: string;
  tint: string;
  /** Icons, dots and bars on the page: 3.9:1 at least. */
  solid: string;
}

/** Only `act` and `stop` fill a status: they are the work. The others are a coloured icon beside a plain word. */
export const filledTones: readonly Tone[] = ['act', 'stop'];

export const tones: Record<'light' | 'dark', Record<Tone, Shades>> = {
  light: {
    act: { text: '#7A3E00', tint: '#FFF0D6', solid: '#B96F00' },
    wait: { text: '#0B4F8A', tint: '#E8F2FC', solid: '#1F6FB8' },
    move: { text: '#4B2E83', tint: '#F0EBFB', solid: '#7D5FD0' },
    here: { text: '#00594C', tint: '#DFF5EE', solid: '#00806A' },
    stop: { text: '#8F1D14', tint: '#FDE7E4', solid: '#C2281B' },
    done: { text: '#4A5365', tint: '#F0F2F5', solid: '#6F7781' },
  },
  dark: {
    act: { text: '#FFC66B', tint: '#3A2609', solid: '#FFB938' },
    wait: { text: '#9CCBF5', tint: '#12304A', solid: '#5AA6E8' },
    move: { text: '#C9B6F7', tint: '#2D2150', solid: '#B39CF2' },
    here: { text: '#7FDCC8', tint: '#0C3A33', solid: '#37C2A4' },
    stop: { text: '#FF9E91', tint: '#451815', solid: '#FF7A6B' },
    done: { text: '#BCC3CE', tint: '#242A33', solid: '#8B939B' },
  },
};

/** `--tone-act-text` and so on, for one of the two schemes. */
export const toneVariables = (scheme: 'light' | 'dark'): Record<string, string> =>
  Object.fromEntries(
    toneNames.flatMap((tone) =>
      Object.entries(tones[scheme][tone]).map(([part, value]) => [`--tone-${tone}-${part}`, value]),
    ),
  );
