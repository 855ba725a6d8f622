import { Arg, Ctx, Directive, Field, FieldResolver, Int, ObjectType, Resolver, Root } from 'type-graphql';
import {
  areaStatistic,
  dataDirective,
  RequestContext,
  Trend,
  Window,
  type EnumOf,
  type Statistic,
  Structural,
} from '@shiyu/kit';
import { Area } from '../entities/foreign.js';
import { Petition } from '../entities/petition.js';

@Structural()
@ObjectType({ description: 'Counts of petitions in a span of time; a hidden number is null. 信访统计' })
class PetitionStats {
  @Field(() => Int, { nullable: true, description: 'Registered in the span. 本期登记数' }) n!: number | null;
  @Field(() => Int, { nullable: true, description: 'In the span of equal length before. 上期登记数' }) previous!:
    number | null;
  @Field(() => Trend, { nullable: true, description: 'How the two compare. 趋势' }) trend!: EnumOf<typeof Trend> | null;
}

/** What the petition bureau counts for an area. */
@Resolver(() => Area)
export class PetitionStatsResolver {
  @Directive(dataDirective({ item: 'XF.PetitionStats', level: 'L2', f: 14 }))
  @FieldResolver(() => PetitionStats, { nullable: true, description: 'Petitions registered from the area. 信访统计' })
  async petitionStats(
    @Root() area: Area,
    @Ctx('request') request: RequestContext,
    @Arg('window', () => Window, { description: 'The span that is counted. 统计时段' }) window: Window,
  ): Promise<Statistic | null> {
    const wanted = { entity: Petition, at: 'registeredAt', window, measures: { registered: {} } };
    return (await areaStatistic(request, 'Area.petitionStats', area.code, wanted))?.registered ?? null;
  }
}
