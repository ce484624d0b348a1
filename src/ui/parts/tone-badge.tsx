import type { Icon } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import { filledTones, type Tone } from '../theme/tones.js';
import classes from './tone-badge.module.css';

export interface ToneBadgeProps {
  tone: Tone;
  icon: Icon;
  /** The words in full, when a narrow place may cut them. */
  title?: string;
  children: ReactNode;
}

/**
 * Words in one of the six tones: never colour alone, so an icon goes before them. What needs us is a filled pill on one
 * line; everything else is a coloured icon beside a plain word.
 */
export function ToneBadge({ tone, icon: Shape, title, children }: ToneBadgeProps) {
  const isFilled = filledTones.includes(tone);
  return (
    <span className={`tone ${classes.badge}`} data-tone={tone} data-filled={isFilled || undefined} title={title}>
      <Shape size={16} stroke={2} aria-hidden />
      <span className={classes.words}>{children}</span>
    </span>
  );
}
