import { codeField } from '../records/code-field.js';
import type { FieldRow, Option } from '../records/field-rows.js';
import type { Speaker } from '../words/index.js';

/** What can be said of a rota template beside its members. */
export const templateFields = (t: Speaker['t']): FieldRow[] => [
  { name: 'name', kind: 'text', label: t('records.name'), required: true },
  codeField(t),
  {
    name: 'order',
    kind: 'choice',
    label: t('rotas.order'),
    help: t('rotas.orderHow'),
    required: true,
    options: orders(t),
  },
  {
    name: 'status',
    kind: 'choice',
    label: t('rotas.status'),
    help: t('rotas.statusHow'),
    required: true,
    options: [
      { value: 'active', label: t('records.active') },
      { value: 'inactive', label: t('records.inactive') },
    ],
  },
];

export const orders = (t: Speaker['t']): Option[] => [
  { value: 'ordered', label: t('rotas.ordered') },
  { value: 'random', label: t('rotas.random') },
  { value: 'ranked', label: t('rotas.ranked') },
];
