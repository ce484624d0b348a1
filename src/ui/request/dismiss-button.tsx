import { Button } from '@mantine/core';
import { useSession } from '../session/session.js';
import { useWords } from '../words/index.js';

interface DismissButtonProps {
  id: string;
  dismiss: { isPending: boolean; variables: string | undefined; mutate(id: string): void };
}

/** Puts aside what stands out on a request, for who works on requests. */
export function DismissButton({ id, dismiss }: DismissButtonProps) {
  const { t } = useWords();
  const { may } = useSession();
  if (!may('workOnRequests')) return null;
  return (
    <Button
      size="compact-xs"
      variant="default"
      loading={dismiss.isPending && dismiss.variables === id}
      onClick={() => dismiss.mutate(id)}
    >
      {t('request.dismiss')}
    </Button>
  );
}
