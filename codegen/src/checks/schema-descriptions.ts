import {
  isTypeDefinitionNode,
  Kind,
  type DocumentNode,
  type FieldDefinitionNode,
  type InputValueDefinitionNode,
  type StringValueNode,
  type TypeDefinitionNode,
} from 'graphql';
import { isTheOwners } from './schema-owner.js';

/** One English sentence, then the Chinese term: `The parties. 当事人`. */
const WELL_FORMED = /^\P{Script=Han}.*\. \S*\p{Script=Han}\S*$/su;
const SECOND_SENTENCE = /[.!?] \p{Lu}/u;

interface Described {
  readonly coordinate: string;
  readonly description?: StringValueNode | undefined;
}

/** Types, fields, arguments, input fields and enum values that this department owns and does not describe as we do. */
export function descriptionFindings(document: DocumentNode, foreign: ReadonlySet<string>): readonly string[] {
  return document.definitions
    .filter(isTypeDefinitionNode)
    .flatMap((type) => described(type, foreign))
    .flatMap(({ coordinate, description }) => {
      const problem = problemOf(description?.value);
      return problem
        ? [
            `${coordinate} ${problem}; describe it in one English sentence and the Chinese term, as "The parties. 当事人".`,
          ]
        : [];
    });
}

function problemOf(description: string | undefined): string | undefined {
  if (!description) return 'has no description';
  if (!WELL_FORMED.test(description)) return `has the description "${description}"`;
  return SECOND_SENTENCE.test(description) ? `has more than one sentence in "${description}"` : undefined;
}

function described(type: TypeDefinitionNode, foreign: ReadonlySet<string>): readonly Described[] {
  const name = type.name.value;
  const itself = foreign.has(name) || name === 'Query' ? [] : [{ coordinate: name, description: type.description }];
  switch (type.kind) {
    case Kind.ENUM_TYPE_DEFINITION:
      return [...itself, ...named(name, type.values)];
    case Kind.INPUT_OBJECT_TYPE_DEFINITION:
      return [...itself, ...named(name, type.fields)];
    case Kind.OBJECT_TYPE_DEFINITION: {
      const own = (type.fields ?? []).filter((field) => !isTheOwners(type, field, foreign));
      return [...itself, ...own.flatMap((field) => fieldAndArguments(name, field))];
    }
    case Kind.INTERFACE_TYPE_DEFINITION:
      return [...itself, ...(type.fields ?? []).flatMap((field) => fieldAndArguments(name, field))];
    case Kind.SCALAR_TYPE_DEFINITION:
    case Kind.UNION_TYPE_DEFINITION:
      return itself;
  }
}

function fieldAndArguments(type: string, field: FieldDefinitionNode): readonly Described[] {
  const coordinate = `${type}.${field.name.value}`;
  const ofArguments = (field.arguments ?? []).map(({ name, description }) => ({
    coordinate: `${coordinate}(${name.value}:)`,
    description,
  }));
  return [{ coordinate, description: field.description }, ...ofArguments];
}

type Named = Pick<InputValueDefinitionNode, 'name' | 'description'>;

function named(type: string, nodes: readonly Named[] = []): readonly Described[] {
  return nodes.map(({ name, description }) => ({ coordinate: `${type}.${name.value}`, description }));
}
