import { ActionIcon, Button, Group, Modal, Table } from '@mantine/core';
import { IconTrash } from '@tabler/icons-react';
import { api } from '../../api/client.js';
import { useChange } from '../../api/read.js';
import { ProblemAlert } from '../../parts/problem.js';
import { WideTable } from '../../parts/wide-table.js';
import { useSession } from '../../session/session.js';
import { useWords } from '../../words/index.js';
import type { View, Views } from './use-views.js';

/** All views of a list: whose they are, with which one it begins at this desk; one's own and shared ones are removed here. */
export default function KeepViews({ views, onClose }: { views: Views; onClose: () => void }) {
  const { t } = useWords();
  const { facts, desk, may } = useSession();
  const nameOfLibrary = (code: string) => facts.desks.find(({ library }) => library === code)?.libraryName ?? code;
  const again = { again: ['/views'] as const };
  const remove = useChange((id: string) => api.delete('/views/{id}', { path: { id } }), again);
  const open = useChange(
    ({ id, opensAt }: { id: string; opensAt: string[] }) =>
      api.patch('/views/{id}', { path: { id }, body: { opensAt } }),
    again,
  );
  const forget = ({ kind, name, shared }: View) => {
    if (kind === 'mine') views.keepMine(views.mine.filter((each) => each.name !== name));
    if (shared) remove.mutate(shared.id);
  };
  const whose = ({ kind, shared }: View) =>
    kind === 'ready'
      ? t('views.ofAll')
      : kind === 'mine'
        ? t('views.ofMe')
        : shared?.library
          ? t('views.library', { library: nameOfLibrary(shared.library) })
          : t('views.everybody');
  const here = desk?.name ?? t('frame.usualDesk');
  return (
    <Modal
      opened
      onClose={onClose}
      size="lg"
      title={t('views.keep')}
      closeButtonProps={{ 'aria-label': t('frame.close') }}
    >
      <p>
        {views.opening
          ? t('views.beginsWith', { desk: here, name: views.opening.name })
          : t('views.beginsWithAll', { desk: here })}
      </p>
      <ProblemAlert error={remove.error ?? open.error} />
      <WideTable
        caption={t('list.views')}
        head={[t('list.viewName'), t('views.whose'), { text: t('list.column_actions'), isQuiet: true }]}
        minWidth={420}
        verticalSpacing={4}
      >
        {views.all.map((view) => (
          <Table.Tr key={view.key}>
            <Table.Th scope="row" fw={400}>
              {view.name}
            </Table.Th>
            <Table.Td>
              {whose(view)}
              {view.shared && view.shared.opensAt.length > 0 ? (
                <div>{t('views.opensAt', { desks: view.shared.opensAt.join(', ') })}</div>
              ) : null}
            </Table.Td>
            <Table.Td>
              <Group gap={6} justify="flex-end" wrap="nowrap">
                {view.shared && desk && may('workOnRequests') ? (
                  <Button
                    size="compact-xs"
                    variant="default"
                    onClick={() => view.shared && open.mutate(turned(view.shared, desk.code))}
                  >
                    {t(view.shared.opensAt.includes(desk.code) ? 'views.notForAll' : 'views.forAll')}
                  </Button>
                ) : null}
                <Button
                  size="compact-xs"
                  variant="default"
                  aria-label={t(view === views.opening ? 'views.notForMeOf' : 'views.forMeOf', { name: view.name })}
                  onClick={() => views.openWith(view === views.opening ? undefined : view.key)}
                >
                  {t(view === views.opening ? 'views.notForMe' : 'views.forMe')}
                </Button>
                {view.kind === 'mine' || (view.kind === 'shared' && may('workOnRequests')) ? (
                  <ActionIcon
                    variant="subtle"
                    color="red"
                    size={28}
                    aria-label={t('views.remove', { name: view.name })}
                    onClick={() => forget(view)}
                  >
                    <IconTrash size={16} aria-hidden />
                  </ActionIcon>
                ) : null}
              </Group>
            </Table.Td>
          </Table.Tr>
        ))}
      </WideTable>
    </Modal>
  );
}

const turned = ({ id, opensAt }: { id: string; opensAt: string[] }, desk: string) => ({
  id,
  opensAt: opensAt.includes(desk) ? opensAt.filter((each) => each !== desk) : [...opensAt, desk],
});
