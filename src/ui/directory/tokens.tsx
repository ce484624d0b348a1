import { Alert, Button, Code, CopyButton } from '@mantine/core';
import { useWords } from '../words/index.js';

/** What new partners are to present to us: shown this once. */
export function Tokens({ tokens }: { tokens: readonly { partner: string; token: string }[] }) {
  const { t } = useWords();
  if (tokens.length === 0) return null;
  return (
    <Alert color="blue" title={t('directory.tokens')} my="md">
      <p style={{ marginTop: 0 }}>{t('directory.tokensHow')}</p>
      <ul style={{ margin: 0, paddingInlineStart: 20 }}>
        {tokens.map(({ partner, token }) => (
          <li key={partner}>
            {partner}: <Code>{token}</Code>{' '}
            <CopyButton value={token}>
              {({ copied, copy }) => (
                <Button
                  size="compact-xs"
                  variant="default"
                  onClick={copy}
                  aria-label={t('directory.copyToken', { partner })}
                >
                  {copied ? t('frame.copied') : t('directory.copy')}
                </Button>
              )}
            </CopyButton>
          </li>
        ))}
      </ul>
    </Alert>
  );
}
