import { Kind, visit, type DocumentNode, type FieldNode } from 'graphql';

/** The document to plan, and under which response name the data of a client's aliased field lies. */
export interface SeparatedAliases {
  readonly document: DocumentNode;
  /** name in the gathered data; the client's response name where nothing had to be separated */
  dataName(responseName: string, fieldName: string): string;
}

/**
 * Renames client aliases that would hide a field which joins read: in `{ user { id: name reviews { … } } }` the key `id`
 * of the join to reviews would be the name. The answer is shaped by the client's own document, so it keeps its aliases.
 */
export function separateAliases(document: DocumentNode, joinFields: ReadonlySet<string>): SeparatedAliases {
  const taken = new Set<string>();
  const colliding = new Map<string, FieldNode>();
  visit(document, {
    Field(field) {
      const alias = field.alias?.value;
      taken.add(alias ?? field.name.value);
      if (alias !== undefined && alias !== field.name.value && joinFields.has(alias))
        colliding.set(keyOf(alias, field.name.value), field);
    },
  });
  if (colliding.size === 0) return { document, dataName: (responseName) => responseName };

  const names = new Map<string, string>();
  for (const [key, field] of colliding) {
    let name = `${field.alias?.value}__${field.name.value}`.replace(/^_+/, '');
    while (taken.has(name) || joinFields.has(name)) name += '_';
    taken.add(name);
    names.set(key, name);
  }
  const dataName = (responseName: string, fieldName: string) =>
    names.get(keyOf(responseName, fieldName)) ?? responseName;
  return {
    document: visit(document, {
      Field(field) {
        if (!field.alias) return undefined;
        const name = dataName(field.alias.value, field.name.value);
        return name === field.alias.value ? undefined : { ...field, alias: { kind: Kind.NAME, value: name } };
      },
    }),
    dataName,
  };
}

const keyOf = (alias: string, fieldName: string): string => `${alias}:${fieldName}`;
