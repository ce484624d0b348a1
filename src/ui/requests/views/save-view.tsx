import { Checkbox, Radio, Stack, TextInput } from '@mantine/core';
import { api } from '../../api/client.js';
import { useChange } from '../../api/read.js';
import { FormDialog } from '../../parts/form-dialog.js';
import { ProblemAlert } from '../../parts/problem.js';
import { useServerForm } from '../../parts/server-form.js';
import { useSession } from '../../session/session.js';
import { useWords } from '../../words/index.js';
import { keptSearch, searchOf, show } from './use-views.js';
import type { ViewsMenuProps } from './views-menu.js';

const me = 'me';
const all = 'all';
const begin = { name: '', whose: me, begins: false };

/** Keeps what is shown now under a name: for oneself, for a library, or for everybody. The same name is replaced. */
export default function SaveView({ side, views, address, onClose }: ViewsMenuProps & { onClose: () => void }) {
  const { t } = useWords();
  const { facts, desk, may, mayForAll } = useSession();
  const search = keptSearch(address);
  const everywhere = mayForAll('workOnRequests');
  const libraries = new Map(facts.desks.map(({ library, libraryName }) => [library, libraryName]));
  const share = useChange(
    ({ name, whose, begins }: typeof begin) => {
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
  const form = useServerForm(begin, share.error);
  const { whose } = form.values;
  const save = (view: typeof begin) => {
    const name = view.name.trim();
    if (!name) return;
    if (view.whose !== me) return share.mutate(view);
    views.keepMine([...views.mine.filter((each) => each.name !== name), { name, search }]);
    if (view.begins) views.openWith(`mine ${name}`);
    onClose();
  };
  return (
    <FormDialog
      title={t('list.saveView')}
      submit={t('list.save')}
      isSending={share.isPending}
      isCheckedByBrowser
      onSubmit={form.onSubmit(save)}
      onClose={onClose}
    >
      <TextInput
        label={t('list.viewName')}
        description={t('list.viewNameHow')}
        maxLength={60}
        required
        data-autofocus
        {...form.getInputProps('name')}
      />
      {may('workOnRequests') ? (
        <Radio.Group label={t('views.whose')} {...form.getInputProps('whose')}>
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
          {...form.getInputProps('begins', { type: 'checkbox' })}
        />
      ) : null}
      <ProblemAlert error={share.error} />
    </FormDialog>
  );
}
