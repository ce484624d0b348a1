import type { Icon } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import type { Tone } from '../theme/tones.js';
import classes from './tone-badge.module.css';

/** A pill in one of the six tones: never colour alone, so an icon goes before the words. */
export function ToneBadge({ tone, icon: Shape, children }: { tone: Tone; icon: Icon; children: ReactNode }) {
  return (
    <span className={`tone ${classes.badge}`} data-tone={tone}>
      <Shape size={15} stroke={1.8} aria-hidden />
      <span>{children}</span>
    </span>
  );
}
