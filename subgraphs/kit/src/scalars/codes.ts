import { GraphQLError, GraphQLScalarType, Kind } from 'graphql';

/**
 * A scalar for codes of one form. Values that do not fit are refused before any query runs.
 * @param form what a person should type instead, shown in the refusal
 */
export function codeScalar(name: string, pattern: RegExp, form: string, description: string): GraphQLScalarType {
  const check = (value: unknown): string => {
    if (typeof value === 'string' && pattern.test(value)) return value;
    throw new GraphQLError(`${name} takes ${form}.`, { extensions: { code: 'BAD_USER_INPUT' } });
  };
  return new GraphQLScalarType({
    name,
    description,
    serialize: (value) => value,
    parseValue: check,
    parseLiteral: (node) => check(node.kind === Kind.STRING || node.kind === Kind.INT ? node.value : undefined),
  });
}

/** GB/T 2260 and the statistical codes: 2, 4, 6, 9 or 12 digits; 15 with a grid's serial. */
export const AreaCodeScalar = codeScalar(
  'AreaCode',
  /^(\d{2}|\d{4}|\d{6}|\d{9}|\d{12}|\d{15})$/,
  'an area code of 2, 4, 6, 9, 12 or 15 digits, such as "500108"',
  'An area code of 2 to 15 digits; longer codes lie inside shorter ones. 行政区划代码',
);

/** `{area6}-{department}-{serial4}`, docs/domain.md §3. */
export const OrgCodeScalar = codeScalar(
  'OrgCode',
  /^\d{6}-(PS|JM|CA|XF|CT|OT)-\d{4}$/,
  'an organisation code such as "500108-PS-0101"',
  'The code of an organisation: area, department, serial. 机构代码',
);
