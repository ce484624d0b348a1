import { Alert, Button, Group } from '@mantine/core';
import { IconBuildingBank } from '@tabler/icons-react';
import { useSession } from '../session/session.js';
import { useWords } from '../words/index.js';
import type { Place } from './pile.js';

/** The desk task that a page is; where none is named any desk will do. */
const taskOf: Partial<Record<Place, 'receive' | 'ship'>> = { receive: 'receive', ship: 'ship' };

/** Says when this desk cannot do what the page does, and moves to one that can. */
export function DeskMatters({ place }: { place: Place }) {
  const { facts, desk, stand } = useSession();
  const { t } = useWords();
  const task = taskOf[place];
  if (!task || !desk || desk.can.includes(task)) return null;
  const others = facts.desks.filter(({ can }) => can.includes(task));
  const list = others.map(({ name }) => name).join(', ');
  return (
    <Alert color="orange" icon={<IconBuildingBank aria-hidden />} mb="md">
      {t(others.length > 0 ? 'scan.deskCannot' : 'scan.deskCannotNone', { desk: desk.name, list })}
      <Group gap="sm" mt="sm">
        {others.map(({ code, name }) => (
          <Button key={code} size="compact-sm" variant="default" onClick={() => stand(code)}>
            {t('scan.deskMove', { desk: name })}
          </Button>
        ))}
      </Group>
    </Alert>
  );
}
