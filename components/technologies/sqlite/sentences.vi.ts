import type { TechnologyView } from '#components/technology-view.ts';
import type { SqliteParts } from '#model/technologies/sqlite/model.ts';

const verbs = { insert: 'ghi vào bảng', update: 'sửa bảng', delete: 'xoá trong bảng' } as const;

/** What programs did to their own databases. */
export const sentences: TechnologyView<SqliteParts>['sentences'] = {
  'statement.ran': ({ program, verb, table, parameters: [first], changes, trigger }) =>
    `${trigger === undefined ? program : `trigger ${trigger}`} ${verbs[verb]} ${table}${first === undefined ? '' : ` (${first})`}${changes === 0 ? ': không dòng nào đổi' : ''}`,
};
