import { registerEnumType } from 'type-graphql';

/**
 * A GraphQL enum whose values equal their names (so that stored text, argument defaults and answers agree).
 * @param values name → description, one English sentence and the Chinese term
 */
export function graphEnum<const V extends Readonly<Record<string, string>>>(
  name: string,
  description: string,
  values: V,
): { readonly [K in keyof V & string]: K } {
  const names = Object.keys(values) as (keyof V & string)[];
  const object = Object.fromEntries(names.map((value) => [value, value])) as { [K in keyof V & string]: K };
  registerEnumType(object, {
    name,
    description,
    valuesConfig: Object.fromEntries(names.map((value) => [value, { description: values[value] }])) as never,
  });
  return Object.freeze(object);
}

/** The names of a `graphEnum` as a type. */
export type EnumOf<E> = keyof E & string;
