import {
  Attribute,
  GovernedRow,
  GraphEntity,
  Hidden,
  Key,
  Reference,
  graphEnum,
  type EnumOf,
  type Rel,
} from '@shiyu/kit';
import { Area } from './foreign.js';

export const Sex = graphEnum('Sex', 'Sex as registered (GB/T 2261.1). 性别', {
  MALE: 'Male. 男',
  FEMALE: 'Female. 女',
});

/**
 * A pointer, not a profile: no field leads from a person to cases (docs/architecture.md law 10), and there is no root
 * field.
 */
@GraphEntity({
  table: 'person',
  description: 'A person who takes part in a case; reached only from that case. 当事人',
  item: 'PS.Person',
  level: 'L3',
})
export class Person extends GovernedRow {
  @Key('A random token, not derived from the person’s number. 人员标识') personRef!: string;
  @Attribute('The name. 姓名', { f: 1, mask: 'NAME' }) name!: string;
  @Attribute('The number of the resident identity card. 公民身份号码', { level: 'L4', f: 2, mask: 'ID' })
  idNumber!: string;
  @Attribute('The phone number. 电话', { f: 3, mask: 'PHONE' }) phone!: string;
  @Attribute('The day of birth. 出生日期', { type: 'date', f: 5 }) birthDate!: string;
  @Attribute('The sex. 性别', { enum: () => Sex }) sex!: EnumOf<typeof Sex>;
  @Hidden() residenceAreaCode!: string;
  /** An address cut at the village is its masked form (docs/domain.md §5); the rest of it is not held here. */
  @Reference('The village or community of residence. 居住地', () => Area, { from: 'residenceAreaCode' })
  residenceArea?: Rel<Area>;
}
