import { sevenHops } from './seven-hops.mjs';

/** 27 operations of different size and depth over the subgraphs of the public query, asked in turn. */
const PRODUCT = ['upc name', 'upc price weight', 'upc inStock shippingEstimate'];
const USER = ['id name', 'username birthday', 'id username name'];

const queries = [
  ...USER.flatMap((user) => [
    `{ users { ${user} } }`,
    `{ me { ${user} } }`,
    `{ me { ${user} reviews { id body } } }`,
    `{ users { ${user} reviews { product { upc } } } }`,
    `{ users { ${user} reviews { body product { name } } } }`,
  ]),
  ...PRODUCT.flatMap((product) => [
    `{ topProducts { ${product} } }`,
    `{ topProducts(first: 3) { ${product} reviews { id } } }`,
    `{ topProducts { ${product} reviews { author { name } } } }`,
    `{ users { reviews { product { ${product} } } } }`,
  ]),
];

export const mixed = {
  name: 'mixed',
  title: `(e) ${queries.length} operations mixed`,
  subgraphs: sevenHops.subgraphs,
  operations: queries.map((query) => ({ query })),
};
