import { Ctx, Directive, FieldResolver, Resolver, Root } from 'type-graphql';
import { dataDirective, graphEnum, RequestContext, type EnumOf } from '@shiyu/kit';
import { Person } from '../entities/person.js';

const AgeBand = graphEnum('AgeBand', 'Age as a band, instead of a day of birth. 年龄段', {
  UNDER_14: 'Below 14. 不满14周岁',
  FROM_14_TO_17: '14 to 17. 14至17周岁',
  FROM_18_TO_34: '18 to 34. 18至34周岁',
  FROM_35_TO_59: '35 to 59. 35至59周岁',
  FROM_60_TO_79: '60 to 79. 60至79周岁',
  FROM_80: '80 and above. 80周岁以上',
});
type AgeBand = EnumOf<typeof AgeBand>;

const UPPER_AGES: readonly (readonly [number, AgeBand])[] = [
  [14, 'UNDER_14'],
  [18, 'FROM_14_TO_17'],
  [35, 'FROM_18_TO_34'],
  [60, 'FROM_35_TO_59'],
  [80, 'FROM_60_TO_79'],
];

/** The band of a person born on a day, at an instant; a birthday counts from its first hour in +08:00. */
export function ageBandAt(birthDate: string, asOf: Date): AgeBand {
  const today = new Date(asOf.getTime() + 8 * 3_600_000).toISOString().slice(0, 10);
  const years =
    Number(today.slice(0, 4)) - Number(birthDate.slice(0, 4)) - (today.slice(5) < birthDate.slice(5) ? 1 : 0);
  return UPPER_AGES.find(([age]) => years < age)?.[1] ?? 'FROM_80';
}

/** What may be told of a person’s age without telling the day of birth. */
@Resolver(() => Person)
export class AgeBandResolver {
  @Directive(dataDirective({ item: 'PS.Person', level: 'L3' }))
  @FieldResolver(() => AgeBand, { nullable: true, description: 'The age as a band, on the day asked about. 年龄段' })
  ageBand(@Root() person: Person, @Ctx('request') request: RequestContext): AgeBand {
    return ageBandAt(person.birthDate, request.asOf);
  }
}
