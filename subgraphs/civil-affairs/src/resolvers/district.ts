import { Arg, Ctx, Directive, ID, Query, Resolver } from 'type-graphql';
import { dataDirective, loadByKey, RequestContext } from '@shiyu/kit';
import { Area } from '../entities/area.js';

/** The door for questions about one district. */
@Resolver()
export class DistrictResolver {
  @Directive(dataDirective({ item: 'CA.Area', level: 'L1' }))
  @Query(() => Area, {
    nullable: true,
    description: 'One district or county by its code of 6 digits; null when there is none. 区县',
  })
  async district(
    @Arg('code', () => ID, { description: 'Its code of 6 digits. 区划代码' }) code: string,
    @Ctx('request') request: RequestContext,
  ): Promise<Area | null> {
    const area = await loadByKey(request, Area, code);
    return area?.level === 'COUNTY' ? area : null;
  }
}
