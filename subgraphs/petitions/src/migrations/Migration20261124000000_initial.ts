import { Migration } from '@mikro-orm/migrations';

export class Initial extends Migration {

  override name = 'Migration20261124000000_initial';

  override up(): void | Promise<void> {
    this.addSql(`create table "calendar_day" ("day" date not null, "working" boolean not null, "name" text not null, primary key ("day"));`);

    this.addSql(`create table "deadline_rule" ("code" text not null, "valid_from" date not null, "valid_to" date null, "unit" text not null, "limit" int not null, "extension" int not null, "warn_before" int not null, "basis" text not null, primary key ("code", "valid_from"));`);

    this.addSql(`create table "petition" ("petition_no" text not null, "area_code" text not null, "org_code" text not null, "created_at" timestamptz(3) not null, "updated_at" timestamptz(3) not null, "source_system_id" text not null, "data_level" text not null, "subject" text not null, "nature" text not null, "state" text not null, "channel" text not null, "line" text not null, "route" text null, "disposition" text null, "group_size" integer not null, "registered_at" timestamptz(3) not null, "accepted_on" date null, "extended_days" integer null, "replied_on" date null, "review_requested_on" date null, "reexam_requested_on" date null, "closed_on" date null, "supervised" boolean not null, "content" text not null, "petitioner_name" text not null, "petitioner_person_ref" text not null, "accused_org_code" text null, "handed_to_org_code" text null, "referred_to_org_code" text null, "same_petition_ref" text null, primary key ("petition_no"));`);
    this.addSql(`create index "petition_area_code_index" on "petition" ("area_code");`);
    this.addSql(`create index "petition_handed_to_org_code_index" on "petition" ("handed_to_org_code");`);
    this.addSql(`create index "petition_referred_to_org_code_index" on "petition" ("referred_to_org_code");`);
    this.addSql(`create index "petition_area_code_accepted_on_petition_no_index" on "petition" ("area_code", "accepted_on", "petition_no");`);
    this.addSql(`create index "petition_area_code_registered_at_index" on "petition" ("area_code", "registered_at");`);

    this.addSql(`create table "petition_step" ("step_no" text not null, "area_code" text not null, "org_code" text not null, "created_at" timestamptz(3) not null, "updated_at" timestamptz(3) not null, "source_system_id" text not null, "data_level" text not null, "kind" text not null, "taken_at" timestamptz(3) not null, "petition_no" text not null, primary key ("step_no"));`);
    this.addSql(`create index "petition_step_area_code_index" on "petition_step" ("area_code");`);
    this.addSql(`create index "petition_step_petition_no_index" on "petition_step" ("petition_no");`);

    this.addSql(`create table "supervision_task" ("task_no" text not null, "area_code" text not null, "org_code" text not null, "created_at" timestamptz(3) not null, "updated_at" timestamptz(3) not null, "source_system_id" text not null, "data_level" text not null, "title" text not null, "measures" text not null, "issued_on" date not null, "due_on" date not null, "verified_on" date null, "state" text not null, "overlay" text null, "progress" integer not null, "inspection_list" text not null, "lead_unit_code" text not null, primary key ("task_no"));`);
    this.addSql(`create index "supervision_task_area_code_index" on "supervision_task" ("area_code");`);
    this.addSql(`create index "supervision_task_lead_unit_code_index" on "supervision_task" ("lead_unit_code");`);

    this.addSql(`create table "supervision_task_unit" ("assignment_no" text not null, "unit_code" text not null, "task_no" text not null, primary key ("assignment_no"));`);
    this.addSql(`create index "supervision_task_unit_task_no_index" on "supervision_task_unit" ("task_no");`);

    this.addSql(`alter table "petition" add constraint "petition_subject_check" check ("subject" in ('LAND', 'HOUSING_DEMOLITION', 'LABOUR_SOCIAL', 'MEDICAL', 'EDUCATION', 'CIVIL_AFFAIRS', 'ENVIRONMENT', 'LAW_ENFORCEMENT', 'DISCIPLINE', 'RURAL', 'OTHER'));`);
    this.addSql(`alter table "petition" add constraint "petition_nature_check" check ("nature" in ('SUGGESTION', 'ACCUSATION', 'APPEAL'));`);
    this.addSql(`alter table "petition" add constraint "petition_state_check" check ("state" in ('REGISTERED', 'FORWARDED', 'ASSIGNED', 'GUIDED_TO_LAW', 'NOT_ACCEPTED_DUPLICATE', 'OBJECTED_BACK', 'ACCEPTED', 'HANDLING', 'MEDIATING', 'REPLIED', 'SATISFIED', 'REVIEW_REQUESTED', 'REVIEWED', 'REEXAM_REQUESTED', 'REEXAMINED', 'CLOSED'));`);
    this.addSql(`alter table "petition" add constraint "petition_channel_check" check ("channel" in ('ONLINE', 'LETTER', 'PHONE', 'FAX', 'VISIT'));`);
    this.addSql(`alter table "petition" add constraint "petition_line_check" check ("line" in ('ONLINE_SHOP', 'WALK_IN'));`);
    this.addSql(`alter table "petition" add constraint "petition_route_check" check ("route" in ('LITIGATION', 'ARBITRATION', 'PARTY_PROCEDURE', 'ADMIN_PROCEDURE', 'DUTY_PERFORMANCE', 'PETITION_HANDLING'));`);
    this.addSql(`alter table "petition" add constraint "petition_disposition_check" check ("disposition" in ('RESOLVED', 'PERSUADED', 'AIDED', 'LEGAL_ACTION'));`);

    this.addSql(`alter table "petition_step" add constraint "petition_step_kind_check" check ("kind" in ('REGISTERED', 'FORWARDED', 'ASSIGNED', 'GUIDED_TO_LAW', 'NOT_ACCEPTED_DUPLICATE', 'OBJECTED_BACK', 'ACCEPTED', 'HANDLING', 'MEDIATING', 'REPLIED', 'SATISFIED', 'REVIEW_REQUESTED', 'REVIEWED', 'REEXAM_REQUESTED', 'REEXAMINED', 'CLOSED'));`);

    this.addSql(`alter table "supervision_task" add constraint "supervision_task_state_check" check ("state" in ('ISSUED', 'BROKEN_DOWN', 'IN_PROGRESS', 'REPORTED', 'VERIFIED', 'RETURNED'));`);
    this.addSql(`alter table "supervision_task" add constraint "supervision_task_overlay_check" check ("overlay" in ('ON_NOTICE', 'LISTED'));`);
    this.addSql(`alter table "supervision_task" add constraint "supervision_task_inspection_list_check" check ("inspection_list" in ('KEY', 'ORDINARY'));`);
  }

  override down(): void | Promise<void> {
    this.addSql(`drop table if exists "calendar_day" cascade;`);
    this.addSql(`drop table if exists "deadline_rule" cascade;`);
    this.addSql(`drop table if exists "petition" cascade;`);
    this.addSql(`drop table if exists "petition_step" cascade;`);
    this.addSql(`drop table if exists "supervision_task" cascade;`);
    this.addSql(`drop table if exists "supervision_task_unit" cascade;`);
  }

}
