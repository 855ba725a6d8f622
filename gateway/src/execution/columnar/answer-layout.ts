import type { GraphQLSchema } from 'graphql';
import type { ShapeField, ShapeSelection, ShapeValue } from '../../plan/result-shape.js';
import { fieldsOfObject } from '../object-type.js';
import { sliceCheck, type SliceCheck } from './check-slice.js';
import type { Leaf, Place } from '../../plan/columnar/place.js';

/** A field of the answer, as it is written from the tables. */
export interface AnswerField {
  /** the brace or comma before it, the response name and its colon */
  readonly key: Buffer;
  readonly value: ShapeValue;
  /** what stands there whatever was received: a type's name, or null where the field is denied */
  readonly fixed?: Buffer;
  readonly leaves: readonly Leaf[];
  readonly check: SliceCheck;
  readonly isId: boolean;
  /** it is called in the answer as in the data, so that the two may stand together in both */
  readonly sameName: boolean;
  /** the objects that it leads to; absent for leaves, and where no fetch brings any */
  readonly below?: AnswerObjects;
}

/** The objects of one selection of the answer. */
export class AnswerObjects {
  readonly #byType: (readonly AnswerField[] | null)[] = [];
  /** their place among all of the answer */
  readonly id: number;

  constructor(
    readonly place: Place,
    private readonly selection: ShapeSelection,
    private readonly named: ShapeValue['named'],
    private readonly layout: AnswerLayout,
  ) {
    this.id = layout.count++;
  }

  /** Whether what is answered does not depend on the type that an object says it has. */
  get isOfOneType(): boolean {
    return this.selection.objectType !== undefined;
  }

  /** The fields for objects of a type, -1 where it is unknown; null where such objects may not stand here. */
  fieldsOf(type: number, typeName: string | undefined): readonly AnswerField[] | null {
    const known = this.#byType[type + 1];
    if (known !== undefined) return known;
    const object = typeName === undefined ? {} : { __typename: typeName };
    const fields = fieldsOfObject(this.layout.schema, this.named, this.selection, object);
    return (this.#byType[type + 1] = fields ? this.layout.fields(this.place, fields) : null);
  }
}

/** How an answer is written, settled field by field when a type first comes. */
export class AnswerLayout {
  /** how many selections there are so far */
  count = 0;
  #root: readonly AnswerField[] | undefined;

  constructor(readonly schema: GraphQLSchema) {}

  rootFields(place: Place, fields: readonly ShapeField[]): readonly AnswerField[] {
    return (this.#root ??= this.fields(place, fields));
  }

  fields(place: Place, fields: readonly ShapeField[]): readonly AnswerField[] {
    return fields.map((field, i) => this.#field(place, field, i === 0));
  }

  #field(place: Place, field: ShapeField, isFirst: boolean): AnswerField {
    const { responseName, dataName, key, value, kind, selection } = field;
    const leads = kind === 'value' && selection ? place.below.get(dataName) : undefined;
    const fixed = fixedText(field);
    return {
      key: Buffer.from(`${isFirst ? '{' : ','}${key}`),
      value,
      ...(fixed === undefined ? {} : { fixed: Buffer.from(fixed) }),
      leaves: kind === 'value' && !selection ? (place.leaves.get(dataName) ?? []) : [],
      check: sliceCheck(value),
      isId: value.builtIn === 'ID',
      sameName: !isFirst && responseName === dataName,
      ...(leads && selection ? { below: new AnswerObjects(leads, selection, namedOf(value), this) } : {}),
    };
  }
}

/** A denied field that must not be null has no text: its null travels up. */
function fixedText({ kind, type, value }: ShapeField): string | undefined {
  if (kind === 'typename') return `"${String(type)}"`;
  return kind === 'denied' && value.nullable ? 'null' : undefined;
}

function namedOf({ element, named }: ShapeValue): ShapeValue['named'] {
  return element ? namedOf(element) : named;
}
