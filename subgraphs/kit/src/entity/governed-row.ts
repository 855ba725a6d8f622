import { Property } from '@mikro-orm/decorators/legacy';
import type { DataLevel } from '@shiyu/protocol';

/**
 * What every stored entity carries (docs/domain.md §2): where, who handles it, when, from which system, how sensitive.
 */
export abstract class GovernedRow {
  @Property({ type: 'text', index: true }) areaCode!: string;
  @Property({ type: 'text' }) orgCode!: string;
  @Property({ type: 'datetime', columnType: 'timestamptz(3)' }) createdAt!: Date;
  @Property({ type: 'datetime', columnType: 'timestamptz(3)' }) updatedAt!: Date;
  @Property({ type: 'text' }) sourceSystemId!: string;
  @Property({ type: 'text' }) dataLevel!: DataLevel;
}
