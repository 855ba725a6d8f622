import { Kind, visit, type DocumentNode, type FieldNode } from 'graphql';
import { freeName } from './free-name.js';
import { fieldSignature } from './field-signature.js';

/** The document to plan, and under which name the data of a client's field lies. */
export interface SeparatedFields {
  readonly document: DocumentNode;
  /** name in the gathered data; the client's response name where nothing had to be separated */
  readonly dataName: (field: FieldNode) => string;
}

/**
 * Gives every field a name in the gathered data that means the same wherever it stands: one field with one set of
 * arguments. Objects of equal key can then be one object in memory, whichever paths lead to them. Two things are kept
 * apart: aliases that would hide a field which joins read (in `{ user { id: name reviews { … } } }` the key `id` of the
 * join to reviews would be the name), and one response name that stands for different fields or arguments at different
 * places. The answer is shaped by the client's own document, so it keeps its names.
 */
export function separateFields(document: DocumentNode, joinFields: ReadonlySet<string>): SeparatedFields {
  const questions = new Map<string, Map<string, FieldNode>>();
  visit(document, {
    Field(field) {
      const responseName = responseNameOf(field);
      const asked = questions.get(responseName) ?? new Map<string, FieldNode>();
      questions.set(responseName, asked.set(fieldSignature(field), field));
    },
  });
  const taken = new Set([...questions.keys(), ...joinFields]);
  const names = new Map<string, string>();
  for (const [responseName, asked] of questions) {
    const plain = asked.get(responseName);
    for (const [question, field] of asked) {
      const isPlain = field === plain;
      // A plain field may keep its name; an alias, or a field with arguments, only if nothing else wants that name.
      const keeps = joinFields.has(responseName) ? isPlain : asked.size === 1 || isPlain;
      if (!keeps) names.set(`${responseName} ${question}`, takeName(responseName, field.name.value, taken));
    }
  }
  if (names.size === 0) return { document, dataName: responseNameOf };
  const dataName = (field: FieldNode): string =>
    names.get(`${responseNameOf(field)} ${fieldSignature(field)}`) ?? responseNameOf(field);
  return {
    document: visit(document, {
      Field(field) {
        const name = dataName(field);
        return name === responseNameOf(field) ? undefined : { ...field, alias: { kind: Kind.NAME, value: name } };
      },
    }),
    dataName,
  };
}

const responseNameOf = ({ alias, name }: FieldNode): string => alias?.value ?? name.value;

function takeName(responseName: string, fieldName: string, taken: Set<string>): string {
  const name = freeName(`${responseName}__${fieldName}`.replace(/^_+/, ''), taken);
  taken.add(name);
  return name;
}
