import { Button, Checkbox, Modal, Radio, Stack, TextInput } from '@mantine/core';
import { type FormEvent, useState } from 'react';
import { api } from '../../api/client.js';
import { useChange } from '../../api/read.js';
import { DialogFooter } from '../../parts/dialog-footer.js';
import { ProblemAlert } from '../../parts/problem.js';
import { useSession } from '../../session/session.js';
import { useWords } from '../../words/index.js';
import { keptSearch, searchOf, show } from './use-views.js';
import type { ViewsMenuProps } from './views-menu.js';

const me = 'me';
const all = 'all';

/** Keeps what is shown now under a name: for oneself, for a library, or for everybody. The same name is replaced. */
export default function SaveView({ side, views, address, onClose }: ViewsMenuProps & { onClose: () => void }) {
  const { t } = useWords();
  const { facts, desk, may } = useSession();
  const [name, setName] = useState('');
  const [whose, setWhose] = useState(me);
  const [begins, setBegins] = useState(false);
  const search = keptSearch(address);
  const everywhere = facts.permissionsByLibrary.some(
    ({ library, permissions }) => library === undefined && permissions.includes('workOnRequests'),
  );
  const libraries = new Map(facts.desks.map(({ library, libraryName }) => [library, libraryName]));
  const share = useChange(
    () => {
      const library = whose === all ? undefined : whose;
      const before = views.all.find(({ shared }) => shared?.name === name.trim() && shared.library === library)?.shared;
      const opensAt = begins && desk ? [...new Set([...(before?.opensAt ?? []), desk.code])] : (before?.opensAt ?? []);
      return before
        ? api.patch('/views/{id}', { path: { id: before.id }, body: { search, opensAt } })
        : api.post('/views', { body: { side, name: name.trim(), search, opensAt, ...(library ? { library } : {}) } });
    },
    {
      again: ['/views'],
      done: ({ id }) => {
        show(address, { key: `shared ${id}`, search: searchOf(address) }, true);
        onClose();
      },
    },
  );
  const save = (event: FormEvent) => {
    event.preventDefault();
    if (!name.trim()) return;
    if (whose !== me) return share.mutate(undefined);
    views.keepMine([...views.mine.filter((each) => each.name !== name.trim()), { name: name.trim(), search }]);
    if (begins) views.openWith(`mine ${name.trim()}`);
    onClose();
  };
  return (
    <Modal opened onClose={onClose} title={t('list.saveView')} closeButtonProps={{ 'aria-label': t('frame.close') }}>
      <form onSubmit={save}>
        <Stack gap="md">
          <TextInput
            label={t('list.viewName')}
            description={t('list.viewNameHow')}
            value={name}
            onChange={(event) => setName(event.currentTarget.value)}
            maxLength={60}
            required
            data-autofocus
            error={share.error?.fields['name']}
          />
          {may('workOnRequests') ? (
            <Radio.Group label={t('views.whose')} value={whose} onChange={setWhose}>
              <Stack gap={6} mt={6}>
                <Radio value={me} label={t('views.me')} />
                {[...libraries].map(([code, library]) => (
                  <Radio key={code} value={code} label={t('views.library', { library })} />
                ))}
                {everywhere ? <Radio value={all} label={t('views.everybody')} /> : null}
              </Stack>
            </Radio.Group>
          ) : null}
          {desk || whose === me ? (
            <Checkbox
              label={t('views.begins', { desk: desk?.name ?? t('frame.usualDesk') })}
              description={t(whose === me ? 'views.beginsForMe' : 'views.beginsForAll')}
              checked={begins}
              onChange={(event) => setBegins(event.currentTarget.checked)}
            />
          ) : null}
          <ProblemAlert error={share.error} />
          <DialogFooter>
            <Button variant="default" onClick={onClose}>
              {t('frame.close')}
            </Button>
            <Button type="submit" loading={share.isPending}>
              {t('list.save')}
            </Button>
          </DialogFooter>
        </Stack>
      </form>
    </Modal>
  );
}
