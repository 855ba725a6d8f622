import { Migration } from '@mikro-orm/migrations';

export class Initial extends Migration {

  override name = 'Migration20261124000000_initial';

  override up(): void | Promise<void> {
    this.addSql(`create table "aid_application" ("application_no" text not null, "area_code" text not null, "org_code" text not null, "created_at" timestamptz(3) not null, "updated_at" timestamptz(3) not null, "source_system_id" text not null, "data_level" text not null, "aid_type" text not null, "state" text not null, "applied_on" date not null, "accepted_on" date null, "publicised_on" date null, "decided_on" date null, "household_size" integer not null, "applicant_name" text not null, "applicant_person_ref" text not null, "origin_petition_no" text null, primary key ("application_no"));`);
    this.addSql(`create index "aid_application_area_code_index" on "aid_application" ("area_code");`);
    this.addSql(`create index "aid_application_origin_petition_no_index" on "aid_application" ("origin_petition_no");`);
    this.addSql(`create index "aid_application_area_code_applied_on_index" on "aid_application" ("area_code", "applied_on");`);

    this.addSql(`create table "aid_referral" ("referral_no" text not null, "area_code" text not null, "org_code" text not null, "created_at" timestamptz(3) not null, "updated_at" timestamptz(3) not null, "source_system_id" text not null, "data_level" text not null, "source_kind" text not null, "state" text not null, "referred_on" date not null, "decided_on" date null, "refusal_reason" text null, "applicant_name" text not null, "applicant_person_ref" text not null, "petition_no" text null, "mediation_no" text null, "application_no" text null, "addressed_to_org_code" text not null, primary key ("referral_no"));`);
    this.addSql(`create index "aid_referral_area_code_index" on "aid_referral" ("area_code");`);
    this.addSql(`create index "aid_referral_petition_no_index" on "aid_referral" ("petition_no");`);
    this.addSql(`create index "aid_referral_mediation_no_index" on "aid_referral" ("mediation_no");`);
    this.addSql(`create index "aid_referral_state_referred_on_index" on "aid_referral" ("state", "referred_on");`);

    this.addSql(`create table "area" ("code" text not null, "valid_from" date not null, "area_code" text not null, "org_code" text not null, "created_at" timestamptz(3) not null, "updated_at" timestamptz(3) not null, "source_system_id" text not null, "data_level" text not null, "name" text not null, "level" text not null, "valid_to" date null, "class_code" text null, "successor_code" text null, "parent_code" text null, primary key ("code", "valid_from"));`);
    this.addSql(`create index "area_area_code_index" on "area" ("area_code");`);
    this.addSql(`create index "area_parent_code_level_code_index" on "area" ("parent_code", "level", "code");`);

    this.addSql(`create table "calendar_day" ("day" date not null, "working" boolean not null, "name" text not null, primary key ("day"));`);

    this.addSql(`create table "deadline_rule" ("code" text not null, "valid_from" date not null, "valid_to" date null, "unit" text not null, "limit" int not null, "extension" int not null, "warn_before" int not null, "basis" text not null, primary key ("code", "valid_from"));`);

    this.addSql(`create table "grid" ("grid_code" text not null, "area_code" text not null, "org_code" text not null, "created_at" timestamptz(3) not null, "updated_at" timestamptz(3) not null, "source_system_id" text not null, "data_level" text not null, "serial" integer not null, "kind" text not null, primary key ("grid_code"));`);
    this.addSql(`create index "grid_area_code_index" on "grid" ("area_code");`);

    this.addSql(`create table "organization" ("org_code" text not null, "area_code" text not null, "created_at" timestamptz(3) not null, "updated_at" timestamptz(3) not null, "source_system_id" text not null, "data_level" text not null, "uscc" text null, "name" text not null, "department" text not null, "kind" text not null, primary key ("org_code"));`);
    this.addSql(`create index "organization_area_code_index" on "organization" ("area_code");`);
    this.addSql(`create index "organization_uscc_index" on "organization" ("uscc");`);

    this.addSql(`create table "service_demand" ("demand_no" text not null, "area_code" text not null, "org_code" text not null, "created_at" timestamptz(3) not null, "updated_at" timestamptz(3) not null, "source_system_id" text not null, "data_level" text not null, "channel" text not null, "category" text not null, "state" text not null, "collected_on" date not null, "published_on" date null, "claimed_on" date null, "completed_on" date null, "evaluated_on" date null, "score" integer null, "provider_org_code" text null, "application_no" text null, "mediation_no" text null, primary key ("demand_no"));`);
    this.addSql(`create index "service_demand_area_code_index" on "service_demand" ("area_code");`);
    this.addSql(`create index "service_demand_area_code_collected_on_index" on "service_demand" ("area_code", "collected_on");`);
    this.addSql(`create index "service_demand_provider_org_code_collected_on_index" on "service_demand" ("provider_org_code", "collected_on");`);

    this.addSql(`alter table "aid_application" add constraint "aid_application_aid_type_check" check ("aid_type" in ('DIBAO', 'TEKUN', 'DISASTER', 'MEDICAL', 'EDUCATION', 'HOUSING', 'EMPLOYMENT', 'TEMPORARY'));`);
    this.addSql(`alter table "aid_application" add constraint "aid_application_state_check" check ("state" in ('SUBMITTED', 'ACCEPTED', 'VERIFYING', 'REVIEWED', 'PUBLICISED', 'APPROVED', 'REJECTED', 'PAYING', 'REVIEWING', 'ADJUSTED', 'STOPPED', 'EMERGENCY_FIRST'));`);

    this.addSql(`alter table "aid_referral" add constraint "aid_referral_source_kind_check" check ("source_kind" in ('PETITION', 'MEDIATION'));`);
    this.addSql(`alter table "aid_referral" add constraint "aid_referral_state_check" check ("state" in ('PENDING', 'ACCEPTED', 'REFUSED'));`);

    this.addSql(`alter table "area" add constraint "area_level_check" check ("level" in ('COUNTY', 'TOWNSHIP', 'VILLAGE'));`);

    this.addSql(`alter table "grid" add constraint "grid_kind_check" check ("kind" in ('BASIC', 'DEDICATED'));`);

    this.addSql(`alter table "organization" add constraint "organization_department_check" check ("department" in ('PS', 'JM', 'CA', 'XF', 'CT', 'OT'));`);
    this.addSql(`alter table "organization" add constraint "organization_kind_check" check ("kind" in ('BUREAU', 'STATION', 'MEDIATION_ORG', 'SOCIAL_ORG', 'TOWNSHIP_GOVERNMENT', 'PARTY_ORGAN', 'OTHER'));`);

    this.addSql(`alter table "service_demand" add constraint "service_demand_channel_check" check ("channel" in ('ONLINE_COMPLAINT', 'HARDSHIP_EXPRESS', 'HOME_VISIT', 'QUESTIONNAIRE'));`);
    this.addSql(`alter table "service_demand" add constraint "service_demand_category_check" check ("category" in ('COMMUNITY_INTEGRATION', 'SOCIAL_ASSISTANCE', 'ELDERLY_CARE', 'OTHER'));`);
    this.addSql(`alter table "service_demand" add constraint "service_demand_state_check" check ("state" in ('COLLECTED', 'DELIBERATED', 'PUBLISHED', 'CLAIMED', 'IN_SERVICE', 'COMPLETED', 'EVALUATED', 'RETURNED', 'EXPIRED', 'TO_AID', 'TO_MEDIATION'));`);
  }

  override down(): void | Promise<void> {
    this.addSql(`drop table if exists "aid_application" cascade;`);
    this.addSql(`drop table if exists "aid_referral" cascade;`);
    this.addSql(`drop table if exists "area" cascade;`);
    this.addSql(`drop table if exists "calendar_day" cascade;`);
    this.addSql(`drop table if exists "deadline_rule" cascade;`);
    this.addSql(`drop table if exists "grid" cascade;`);
    this.addSql(`drop table if exists "organization" cascade;`);
    this.addSql(`drop table if exists "service_demand" cascade;`);
  }

}
