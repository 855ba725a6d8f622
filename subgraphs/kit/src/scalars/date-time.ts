import { GraphQLError, GraphQLScalarType } from 'graphql';
import { GraphQLDateTime, GraphQLLocalDate } from 'graphql-scalars';

const CHINA_OFFSET_MS = 8 * 3_600_000;

/** An instant as text in the city's time zone, e.g. `2020-09-23T18:00:00.000+08:00`. */
export function toChinaTime(instant: Date): string {
  return `${new Date(instant.getTime() + CHINA_OFFSET_MS).toISOString().slice(0, -1)}+08:00`;
}

/** The calendar day of an instant in the city's time zone, e.g. `2020-09-23`. */
export function toChinaDay(instant: Date): string {
  return toChinaTime(instant).slice(0, 10);
}

/** `DateTime`: an instant, RFC 3339; answered in +08:00 with milliseconds. */
export const DateTimeScalar = new GraphQLScalarType({
  ...coded(GraphQLDateTime, 'DateTime takes an instant with its offset, such as "2020-09-23T18:00:00+08:00".'),
  name: 'DateTime',
  description: 'An instant, RFC 3339, answered in +08:00 with milliseconds. 时间',
  serialize(value) {
    const instant = value instanceof Date ? value : new Date(String(value));
    if (Number.isNaN(instant.getTime())) throw new GraphQLError(`DateTime cannot represent ${String(value)}.`);
    return toChinaTime(instant);
  },
});

/** `Date`: a calendar day in +08:00, `YYYY-MM-DD`. */
export const DateScalar = new GraphQLScalarType({
  ...coded(GraphQLLocalDate, 'Date takes a day, such as "2020-09-23".'),
  name: 'Date',
  description: 'A calendar day, YYYY-MM-DD. 日期',
});

/** A library's scalar whose refusals carry a code and say what to write instead, like those of `codeScalar`. */
function coded<Internal, External>(
  scalar: GraphQLScalarType<Internal, External>,
  form: string,
): ReturnType<GraphQLScalarType<Internal, External>['toConfig']> {
  const config = scalar.toConfig();
  const refusing = <Given extends unknown[]>(parse: (...given: Given) => Internal): ((...given: Given) => Internal) => {
    return (...given) => {
      try {
        return parse(...given);
      } catch {
        // The library's own message repeats the value in other words and names no way out.
        throw new GraphQLError(form, { extensions: { code: 'BAD_USER_INPUT' } });
      }
    };
  };
  return { ...config, parseValue: refusing(config.parseValue), parseLiteral: refusing(config.parseLiteral) };
}
