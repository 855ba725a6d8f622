import { ruleOf } from './rule.js';

/** R2: a grid belongs to one village and is numbered inside it (docs/domain.md §3). */
export const gridsLieInVillages = ruleOf(
  'R2',
  'every grid code starts with the code of an existing village',
  'civil-affairs',
  `select 'grid ' || grid_code as row,
          case when area_code <> left(grid_code, 12) then 'lies in village ' || area_code
               when serial::text <> ltrim(substr(grid_code, 13), '0') then 'has serial ' || serial
               else 'no such village' end as problem
   from grid
   where area_code <> left(grid_code, 12) or length(grid_code) <> 15 or serial::text <> ltrim(substr(grid_code, 13), '0')
      or not exists (select 1 from area where code = left(grid_code, 12) and level = 'VILLAGE'
                     and valid_from <= grid.created_at::date and (valid_to is null or valid_to > grid.created_at::date))`,
);
