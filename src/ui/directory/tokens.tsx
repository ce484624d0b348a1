import { ShownOnce } from '../parts/shown-once.js';
import { useWords } from '../words/index.js';

interface TokensProps {
  tokens: readonly { partner: string; token: string }[];
  onClose(): void;
}

/** What new partners are to present to us. */
export function Tokens({ tokens, onClose }: TokensProps) {
  const { t } = useWords();
  if (tokens.length === 0) return null;
  return (
    <ShownOnce
      title={t('shownOnce.titleTokens', { count: tokens.length })}
      secrets={tokens.map(({ partner, token }) => ({ name: partner, value: token }))}
      how={t('shownOnce.onlyNowTokens')}
      onClose={onClose}
    />
  );
}
