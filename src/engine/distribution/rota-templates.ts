import { type RotaTemplate, rotaOrders } from '../../domain/rota/rota-rules.js';
import { codeSchema, type FileSection, lineSchema, listSchema, partnersNamed, textIn, textsIn } from './section.js';

export const rotaTemplateSection: FileSection = {
  name: 'rotaTemplates',
  thing: 'rotaTemplate',
  says: 'Partners that are asked one after the other.',
  fields: {
    code: codeSchema,
    name: lineSchema,
    members: listSchema(codeSchema),
    order: { enum: rotaOrders },
    status: { enum: ['active', 'inactive'] },
  },
  required: ['code', 'name', 'members'],
  careful: [],
  keyOf: (record) => textIn(record, 'code'),
  titleOf: (record) => textIn(record, 'name'),
  read: async ({ local }) =>
    (await local.rules.rotaTemplates()).map(({ code: key, name, order, status, members }) => ({
      key,
      id: key,
      record: { code: key, name, order, status, members },
    })),
  write: ({ local }, record, stored) => {
    const values = {
      name: textIn(record, 'name'),
      members: textsIn(record, 'members'),
      order: (record['order'] ?? 'ordered') as RotaTemplate['order'],
      status: (record['status'] ?? 'active') as RotaTemplate['status'],
    };
    return stored
      ? local.rules.changeRotaTemplate(stored.id, values)
      : local.rules.addRotaTemplate({ code: textIn(record, 'code'), ...values });
  },
  remove: ({ local }, { id }) => local.rules.removeRotaTemplate(id),
  names: (record) => partnersNamed(textsIn(record, 'members')),
  withoutPartners: (record, codes) => ({
    ...record,
    members: textsIn(record, 'members').filter((member) => !codes.includes(member)),
  }),
};
