import { buildSchema } from 'graphql';
import { readOperation } from '../dist/operations/read-operation.js';

/**
 * How long the event loop is held by documents that are made to hold it: each is read as a document of an unknown client is.
 * What is refused must be refused within 20 ms.
 */
export function measureRefusals({ rounds }) {
  const schema = buildSchema(
    'type Query { n(a: Int, s: String, i: In): Int q: Query l: [Query] u: U i: I } union U = Query | B type B implements I { n: Int x: I } interface I { n: Int x: I } input In { a: Int b: In c: [In] }',
  );
  const facts = { apiSchema: schema, policies: new Map() };
  const rows = Object.entries(documents()).map(([name, text]) => {
    const samples = Array.from({ length: rounds }, () => read(facts, text));
    const { outcome } = samples[0];
    return { name, outcome, ms: Math.round(Math.max(...samples.map(({ ms }) => ms)) * 10) / 10 };
  });
  const worst = Math.max(...rows.filter(({ outcome }) => outcome !== 'accepted').map(({ ms }) => ms));
  const lines = rows.map(({ name, outcome, ms }) => `${name.padEnd(24)}${String(ms).padStart(8)} ms  ${outcome}`);
  const summary = `longest refusal ${worst} ms`;
  return {
    text: `${[...lines, summary].join('\n')}\n`,
    figures: { workload: 'documents made to hold the event loop', rounds, rows },
  };
}

function read(facts, text) {
  const startedAt = performance.now();
  try {
    readOperation(facts, { id: text.slice(0, 10), text, operationName: undefined, registeredAs: undefined });
    return { outcome: 'accepted', ms: performance.now() - startedAt };
  } catch ({ code }) {
    return { outcome: code, ms: performance.now() - startedAt };
  }
}

function documents() {
  const r = (text, count) => text.repeat(count);
  return {
    equalFields999: `{ ${r('n ', 999)} }`,
    equalFields4000: `{ ${r('n ', 4000)} }`,
    unknown999: `{ ${r('z ', 999)} }`,
    deep10000: r('{ q ', 5000) + '{ n }' + r(' }', 5000),
    inline3000: `{ ${r('... { ', 3000)}n${r(' }', 3000)} }`,
    inlineSpread: `{ ${r('...F ', 900)} } fragment F on Query { ${r('... { ', 2000)}n${r('}', 2000)} }`,
    inline90Spread: `{ ${r('...F ', 900)} } fragment F on Query { ${r('... { ', 90)}n${r('}', 90)} }`,
    cyclic: `{ ...A } fragment A on Query { ...B } fragment B on Query { ...A q { ...A } }`,
    dag: `{ ...F0 } ${Array.from({ length: 300 }, (_, i) => `fragment F${i} on Query { ...F${i + 1} ...F${i + 1} q { ...F${i + 1} } }`).join(' ')} fragment F300 on Query { n }`,
    unusedDag: `{ n } ${Array.from({ length: 300 }, (_, i) => `fragment F${i} on Query { ...F${i + 1} ...F${i + 1} }`).join(' ')} fragment F300 on Query { n }`,
    aliases900q: `{ ${Array.from({ length: 60 }, (_, i) => `a${i}: q { ${r('n ', 14)} }`).join(' ')} }`,
    sameAliasDiff: `{ ${Array.from({ length: 59 }, (_, i) => `a: n(a: ${i})`).join(' ')} }`,
    diffArgs999: `{ ${Array.from({ length: 999 }, (_, i) => `n(a: ${i})`).join(' ')} }`,
    nestedSame: `{ ${r('q { q { q { n } } } ', 240)} }`,
    nestedSame2: `{ ${r('q { q { n n n n n n n n n n } } ', 80)} }`,
    fragPairs: `{ ${Array.from({ length: 400 }, (_, i) => `...F${i}`).join(' ')} } ${Array.from({ length: 400 }, (_, i) => `fragment F${i} on Query { n }`).join(' ')}`,
    fragPairsNested: `{ ${Array.from({ length: 240 }, (_, i) => `...F${i}`).join(' ')} } ${Array.from({ length: 240 }, (_, i) => `fragment F${i} on Query { q { q { n } } }`).join(' ')}`,
    fragPairs900: `{ ${Array.from({ length: 900 }, (_, i) => `...F${i}`).join(' ')} } ${Array.from({ length: 900 }, (_, i) => `fragment F${i} on Query { n }`).join(' ')}`,
    fragChain: `{ ...F0 } ${Array.from({ length: 900 }, (_, i) => `fragment F${i} on Query { n ...F${i + 1} }`).join(' ')} fragment F900 on Query { n }`,
    inlineTypes: `{ u { ${r('... on B { n x { n } } ... on Query { n } ', 200)} } }`,
    directives: `{ n ${r('@include(if: true) ', 1900)} }`,
    vars: `query(${Array.from({ length: 2400 }, (_, i) => `$a${i}: Int`).join(' ')}) { n }`,
    varsUnknownTypes: `query(${Array.from({ length: 2400 }, (_, i) => `$a${i}: Zz${i}`).join(' ')}) { n }`,
    operations: Array.from({ length: 2400 }, (_, i) => `query a${i} { n }`).join(' '),
    opsSpread:
      Array.from({ length: 300 }, (_, i) => `query a${i} { ...F }`).join(' ') +
      ` fragment F on Query { ${r('q { n } ', 450)} }`,
    listValue: `{ n(s: ${r('[', 4000)}${r(']', 4000)}) }`,
    bigList: `{ n(i: { c: [${r('{a: 1} ', 1900)}] }) }`,
    bigObject: `{ n(i: { ${Array.from({ length: 3000 }, (_, i) => `x${i}: 1`).join(' ')} }) }`,
    args: `{ n(${Array.from({ length: 3000 }, (_, i) => `x${i}: 1`).join(' ')}) }`,
    type: `query($a: ${r('[', 4000)}Int${r(']', 4000)}) { n }`,
    block: `{ n(s: """${r('a\n', 450000)}""") }`,
    comment: `{ n } #${r('x', 900000)}`,
    unicode: `{ n(s: "${r('\\u{1F600}', 90000)}") }`,
    spaces: `{ n ${r(' ', 900000)} }`,
    unknownNames: `{ ${Array.from({ length: 900 }, (_, i) => `zzzzzzzzz${i}`).join(' ')} }`,
    longNames: `{ ${r('z', 900000)} }`,
    introspect: `{ __schema { types { fields { type { fields { type { fields { name } } } } } } } }`,
    introspectWide: `{ ${r('__schema { types { name fields { name type { name ofType { name ofType { name } } } } } } ', 80)} }`,
  };
}
