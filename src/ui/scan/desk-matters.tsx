import { Alert, Button, Group } from '@mantine/core';
import { IconBuildingBank } from '@tabler/icons-react';
import { useSession } from '../session/session.js';
import { useWords } from '../words/index.js';
import type { Place } from './pile.js';

/** The desk task that a page is; where none is named any desk will do. */
const taskOf: Partial<Record<Place, 'receive' | 'ship' | 'sendHome'>> = {
  receive: 'receive',
  ship: 'ship',
  return: 'sendHome',
};
/** Where a part of the work can be done without that task, nothing stops the scanner. */
const goesOn: ReadonlySet<Place> = new Set(['return']);

/** What this desk cannot do of the page’s work; `stops`: nothing can be scanned here. */
export function useDeskLack(place: Place) {
  const { desk } = useSession();
  const task = taskOf[place];
  return task && desk && !desk.can.includes(task) ? { task, desk, stops: !goesOn.has(place) } : undefined;
}

/** Says before the first scan when this desk cannot do what the page does, and changes to one that can. */
export function DeskMatters({ place }: { place: Place }) {
  const { facts, stand } = useSession();
  const { t } = useWords();
  const lack = useDeskLack(place);
  if (!lack) return null;
  const { task, desk } = lack;
  const others = facts.desks.filter(({ can }) => can.includes(task));
  const list = others.map(({ name }) => name).join(', ') || 'none';
  return (
    <Alert color="orange" icon={<IconBuildingBank aria-hidden />} mb="md" data-desk-lacks={task}>
      {t('scan.deskCannot', { task, desk: desk.name, list })}
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
