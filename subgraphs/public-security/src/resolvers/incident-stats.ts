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
import { Incident, IncidentCategory } from '../entities/incident.js';

@Structural()
@ObjectType({ description: 'Counts of incidents in a span of time; a hidden number is null. 警情统计' })
class IncidentStats {
  @Field(() => Int, { nullable: true, description: 'In the span. 本期数' }) n!: number | null;
  @Field(() => Int, { nullable: true, description: 'In the span of equal length before. 上期数' }) previous!:
    number | null;
  @Field(() => Trend, { nullable: true, description: 'How the two compare. 趋势' }) trend!: EnumOf<typeof Trend> | null;
}

/** What public security counts for an area. */
@Resolver(() => Area)
export class IncidentStatsResolver {
  @Directive(dataDirective({ item: 'PS.IncidentStats', level: 'L2', f: 14 }))
  @FieldResolver(() => IncidentStats, { nullable: true, description: 'Incidents received in the area. 警情统计' })
  async incidentStats(
    @Root() area: Area,
    @Ctx('request') request: RequestContext,
    @Arg('window', () => Window, { description: 'The span that is counted. 统计时段' }) window: Window,
    @Arg('category', () => [IncidentCategory], {
      nullable: true,
      description: 'Which categories; all when absent. 警情类别',
    })
    category: string[] | null,
  ): Promise<Statistic | null> {
    const condition = category ? { category: { $in: category } } : {};
    const wanted = { entity: Incident, at: 'receivedAt', window, measures: { received: condition } };
    return (await areaStatistic(request, 'Area.incidentStats', area.code, wanted))?.received ?? null;
  }
}
