import { Arg, Ctx, Directive, Field, FieldResolver, Int, ObjectType, Resolver, Root } from 'type-graphql';
import { areaStatistic, dataDirective, RequestContext, Trend, Window, type EnumOf, Structural } from '@shiyu/kit';
import { Area } from '../entities/foreign.js';
import { MediationCase } from '../entities/mediation-case.js';

@Structural()
@ObjectType({ description: 'Counts of mediations in a span of time; a hidden number is null. 调解统计' })
class MediationStats {
  @Field(() => Int, { nullable: true, description: 'Accepted in the span. 受理数' }) accepted!: number | null;
  @Field(() => Int, { nullable: true, description: 'Accepted in the span of equal length before. 上期受理数' })
  previousAccepted!: number | null;
  @Field(() => Trend, { nullable: true, description: 'How the two compare. 趋势' }) trend!: EnumOf<typeof Trend> | null;
  @Field(() => Int, {
    nullable: true,
    description: 'Of those accepted in the span: ended by agreement or failure. 办结数',
  })
  concluded!: number | null;
  @Field(() => Int, { nullable: true, description: 'Of those: ended by agreement. 成功数' }) success!: number | null;
}

/** What judicial mediation counts for an area. */
@Resolver(() => Area)
export class MediationStatsResolver {
  @Directive(dataDirective({ item: 'JM.MediationStats', level: 'L2', f: 14 }))
  @FieldResolver(() => MediationStats, { nullable: true, description: 'Mediations accepted in the area. 调解统计' })
  async mediationStats(
    @Root() area: Area,
    @Ctx('request') request: RequestContext,
    @Arg('window', () => Window, { description: 'The span that is counted. 统计时段' }) window: Window,
  ): Promise<MediationStats | null> {
    const measures = { accepted: {}, concluded: { success: { $ne: null } }, success: { success: true } };
    const counts = await areaStatistic(request, 'Area.mediationStats', area.code, {
      entity: MediationCase,
      at: 'acceptedAt',
      window,
      measures,
    });
    if (!counts) return null;
    const { accepted, concluded, success } = counts;
    return {
      accepted: accepted.n,
      previousAccepted: accepted.previous,
      trend: accepted.trend,
      concluded: concluded.n,
      success: success.n,
    };
  }
}
