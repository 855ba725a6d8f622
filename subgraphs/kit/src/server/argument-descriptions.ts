import { LARGEST_PAGE } from '../query/page.js';

/** What the arguments of the generated fields mean, for readers of the schema. */
export const ARGUMENTS = {
  key: 'The key of the wanted row. 编号',
  filter: 'Which rows; all in your scope when absent. 筛选条件',
  orderBy: 'The order of the rows; by key when absent. 排序',
  first: `The number of rows of a page, 1 to ${LARGEST_PAGE}. 每页条数`,
  after: 'The cursor to go on from, which is `endCursor` of the page before. 起始游标',
} as const;
