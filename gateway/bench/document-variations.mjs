import { createHash } from 'node:crypto';
import { Kind, parse, print, validate, visit } from 'graphql';

/**
 * A manifest of `count` different valid documents, made from the given ones: each leaves out some leaves, by the bits of
 * its number, and names the rest anew, so that no two have a plan in common.
 */
export function documentVariations(schema, documents, count) {
  const made = {};
  for (let number = 1; Object.keys(made).length < count; number += 1) {
    const { name, text } = documents[number % documents.length];
    const varied = vary(parse(text), number);
    if (validate(schema, varied).length > 0) continue;
    const variation = print(varied);
    made[createHash('sha256').update(variation).digest('hex')] = { name: `${name}-${number}`, text: variation };
  }
  return { format: 'shiyu-documents-v1', documents: made };
}

function vary(document, number) {
  let leaf = 0;
  return visit(document, {
    Field: {
      leave(field, _key, siblings) {
        // What holds others stays, and so does what gives a variable its use.
        if (field.selectionSet || field.arguments.length > 0) return undefined;
        leaf += 1;
        const [first] = siblings;
        if (field !== first && (number >> (leaf % 8)) % 2 === 1) return null;
        const alias = field.alias?.value ?? field.name.value;
        return { ...field, alias: { kind: Kind.NAME, value: `${alias}_${number}` } };
      },
    },
  });
}
