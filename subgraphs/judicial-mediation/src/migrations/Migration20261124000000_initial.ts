import { Migration } from '@mikro-orm/migrations';

export class Initial extends Migration {

  override name = 'Migration20261124000000_initial';

  override up(): void | Promise<void> {
    this.addSql(`create table "calendar_day" ("day" date not null, "working" boolean not null, "name" text not null, primary key ("day"));`);

    this.addSql(`create table "case_link" ("link_id" text not null, "area_code" text not null, "org_code" text not null, "created_at" timestamptz(3) not null, "updated_at" timestamptz(3) not null, "source_system_id" text not null, "data_level" text not null, "relation" text not null, "decided_at" timestamptz(3) not null, "basis" text not null, "cross_area" boolean not null, "from_kind" text not null, "from_no" text not null, "to_kind" text not null, "to_no" text not null, "grant_no" text null, "source_org_code" text null, primary key ("link_id"));`);
    this.addSql(`create index "case_link_area_code_index" on "case_link" ("area_code");`);
    this.addSql(`create index "case_link_from_no_link_id_index" on "case_link" ("from_no", "link_id");`);
    this.addSql(`create index "case_link_to_no_link_id_index" on "case_link" ("to_no", "link_id");`);

    this.addSql(`create table "deadline_rule" ("code" text not null, "valid_from" date not null, "valid_to" date null, "unit" text not null, "limit" int not null, "extension" int not null, "warn_before" int not null, "basis" text not null, primary key ("code", "valid_from"));`);

    this.addSql(`create table "diversion" ("diversion_no" text not null, "area_code" text not null, "org_code" text not null, "created_at" timestamptz(3) not null, "updated_at" timestamptz(3) not null, "source_system_id" text not null, "data_level" text not null, "source_kind" text not null, "reason_code" text not null, "decided_at" timestamptz(3) not null, "outcome" text not null, "source_no" text not null, "source_org_code" text not null, "receiving_org_code" text not null, "mediation_no" text null, primary key ("diversion_no"));`);
    this.addSql(`create index "diversion_area_code_index" on "diversion" ("area_code");`);
    this.addSql(`create index "diversion_source_no_index" on "diversion" ("source_no");`);
    this.addSql(`create index "diversion_mediation_no_index" on "diversion" ("mediation_no");`);
    this.addSql(`create index "diversion_source_org_code_decided_at_index" on "diversion" ("source_org_code", "decided_at");`);

    this.addSql(`create table "handover" ("handover_no" text not null, "area_code" text not null, "org_code" text not null, "created_at" timestamptz(3) not null, "updated_at" timestamptz(3) not null, "source_system_id" text not null, "data_level" text not null, "kind" text not null, "handed_at" timestamptz(3) not null, "received_at" timestamptz(3) null, "petition_no" text not null, "mediation_no" text not null, "source_org_code" text not null, "receiving_org_code" text not null, primary key ("handover_no"));`);
    this.addSql(`create index "handover_area_code_index" on "handover" ("area_code");`);
    this.addSql(`create index "handover_petition_no_index" on "handover" ("petition_no");`);
    this.addSql(`create index "handover_mediation_no_index" on "handover" ("mediation_no");`);

    this.addSql(`create table "mediation_agreement" ("agreement_no" text not null, "area_code" text not null, "org_code" text not null, "created_at" timestamptz(3) not null, "updated_at" timestamptz(3) not null, "source_system_id" text not null, "data_level" text not null, "form" text not null, "signed_on" date null, "effective_on" date not null, "text" text not null, "mediation_no" text not null, primary key ("agreement_no"));`);
    this.addSql(`create index "mediation_agreement_area_code_index" on "mediation_agreement" ("area_code");`);
    this.addSql(`create index "mediation_agreement_mediation_no_index" on "mediation_agreement" ("mediation_no");`);

    this.addSql(`create table "mediation_case" ("mediation_no" text not null, "area_code" text not null, "org_code" text not null, "created_at" timestamptz(3) not null, "updated_at" timestamptz(3) not null, "source_system_id" text not null, "data_level" text not null, "state" text not null, "registered_at" timestamptz(3) not null, "accepted_at" timestamptz(3) null, "concluded_at" timestamptz(3) null, "success" boolean null, "performed_on" date null, "dispute_type" text not null, "mediation_type" text not null, "source_kind" text not null, "source_no" text null, "source_org_code" text null, "mediator_no" text not null, primary key ("mediation_no"));`);
    this.addSql(`create index "mediation_case_area_code_index" on "mediation_case" ("area_code");`);
    this.addSql(`create index "mediation_case_source_no_index" on "mediation_case" ("source_no");`);
    this.addSql(`create index "mediation_case_source_org_code_index" on "mediation_case" ("source_org_code");`);
    this.addSql(`create index "mediation_case_area_code_accepted_at_index" on "mediation_case" ("area_code", "accepted_at");`);
    this.addSql(`create index "mediation_case_area_code_registered_at_mediation_no_index" on "mediation_case" ("area_code", "registered_at", "mediation_no");`);

    this.addSql(`create table "mediation_org" ("org_code" text not null, "area_code" text not null, "created_at" timestamptz(3) not null, "updated_at" timestamptz(3) not null, "source_system_id" text not null, "data_level" text not null, "name" text not null, "kind" text not null, "level" text null, "industry" text null, "parent_org_code" text null, "host_station_code" text null, primary key ("org_code"));`);
    this.addSql(`create index "mediation_org_area_code_index" on "mediation_org" ("area_code");`);
    this.addSql(`create index "mediation_org_parent_org_code_index" on "mediation_org" ("parent_org_code");`);

    this.addSql(`create table "mediation_party" ("party_id" text not null, "area_code" text not null, "org_code" text not null, "created_at" timestamptz(3) not null, "updated_at" timestamptz(3) not null, "source_system_id" text not null, "data_level" text not null, "role" text not null, "name" text not null, "mediation_no" text not null, "person_ref" text not null, primary key ("party_id"));`);
    this.addSql(`create index "mediation_party_area_code_index" on "mediation_party" ("area_code");`);
    this.addSql(`create index "mediation_party_mediation_no_index" on "mediation_party" ("mediation_no");`);

    this.addSql(`create table "mediator" ("mediator_no" text not null, "area_code" text not null, "org_code" text not null, "created_at" timestamptz(3) not null, "updated_at" timestamptz(3) not null, "source_system_id" text not null, "data_level" text not null, "kind" text not null, primary key ("mediator_no"));`);
    this.addSql(`create index "mediator_area_code_index" on "mediator" ("area_code");`);

    this.addSql(`alter table "case_link" add constraint "case_link_relation_check" check ("relation" in ('DIVERTED_TO', 'ESCALATED_TO', 'HANDED_OVER_TO', 'REFERRED_TO', 'LED_TO'));`);
    this.addSql(`alter table "case_link" add constraint "case_link_from_kind_check" check ("from_kind" in ('INCIDENT', 'MEDIATION_CASE', 'PETITION', 'AID_APPLICATION', 'SERVICE_DEMAND'));`);
    this.addSql(`alter table "case_link" add constraint "case_link_to_kind_check" check ("to_kind" in ('INCIDENT', 'MEDIATION_CASE', 'PETITION', 'AID_APPLICATION', 'SERVICE_DEMAND'));`);

    this.addSql(`alter table "diversion" add constraint "diversion_source_kind_check" check ("source_kind" in ('INCIDENT', 'CIVIL_SUIT'));`);
    this.addSql(`alter table "diversion" add constraint "diversion_reason_code_check" check ("reason_code" in ('CIVIL_DISPUTE', 'MINOR_PUBLIC_ORDER'));`);
    this.addSql(`alter table "diversion" add constraint "diversion_outcome_check" check ("outcome" in ('PENDING', 'ACCEPTED', 'REFUSED', 'SETTLED', 'RETURNED'));`);

    this.addSql(`alter table "handover" add constraint "handover_kind_check" check ("kind" in ('PROFESSIONAL', 'INDUSTRY', 'SOURCE'));`);

    this.addSql(`alter table "mediation_agreement" add constraint "mediation_agreement_form_check" check ("form" in ('WRITTEN', 'ORAL'));`);

    this.addSql(`alter table "mediation_case" add constraint "mediation_case_state_check" check ("state" in ('REGISTERED', 'ACCEPTED', 'MEDIATING', 'AGREED_WRITTEN', 'AGREED_ORAL', 'FAILED', 'WITHDRAWN', 'PERFORMING', 'PERFORMED', 'BREACHED', 'DECLINED'));`);
    this.addSql(`alter table "mediation_case" add constraint "mediation_case_dispute_type_check" check ("dispute_type" in ('FAMILY', 'NEIGHBOUR', 'HOUSING_LAND', 'FOREST_LAND', 'EXPROPRIATION', 'CONTRACT', 'DAMAGES', 'LABOUR', 'MEDICAL', 'TRAFFIC', 'PROPERTY_MGMT', 'ENVIRONMENT', 'CONSUMER', 'VILLAGE_AFFAIRS', 'OTHER'));`);
    this.addSql(`alter table "mediation_case" add constraint "mediation_case_mediation_type_check" check ("mediation_type" in ('PEOPLES', 'ADMINISTRATIVE', 'JUDICIAL'));`);
    this.addSql(`alter table "mediation_case" add constraint "mediation_case_source_kind_check" check ("source_kind" in ('APPLIED', 'PROACTIVE', 'POLICE_DIVERTED', 'PETITION_HANDOVER', 'COURT_ENTRUSTED', 'GRID_REPORTED'));`);

    this.addSql(`alter table "mediation_org" add constraint "mediation_org_kind_check" check ("kind" in ('VILLAGE', 'TOWNSHIP', 'DISTRICT_CENTRE', 'INDUSTRY', 'THREE_IN_ONE', 'STATION_ROOM', 'STUDIO'));`);
    this.addSql(`alter table "mediation_org" add constraint "mediation_org_level_check" check ("level" in ('COUNTY', 'TOWNSHIP', 'VILLAGE'));`);

    this.addSql(`alter table "mediation_party" add constraint "mediation_party_role_check" check ("role" in ('APPLICANT', 'RESPONDENT'));`);

    this.addSql(`alter table "mediator" add constraint "mediator_kind_check" check ("kind" in ('SATCHEL', 'FULL_TIME', 'PART_TIME'));`);
  }

  override down(): void | Promise<void> {
    this.addSql(`drop table if exists "calendar_day" cascade;`);
    this.addSql(`drop table if exists "case_link" cascade;`);
    this.addSql(`drop table if exists "deadline_rule" cascade;`);
    this.addSql(`drop table if exists "diversion" cascade;`);
    this.addSql(`drop table if exists "handover" cascade;`);
    this.addSql(`drop table if exists "mediation_agreement" cascade;`);
    this.addSql(`drop table if exists "mediation_case" cascade;`);
    this.addSql(`drop table if exists "mediation_org" cascade;`);
    this.addSql(`drop table if exists "mediation_party" cascade;`);
    this.addSql(`drop table if exists "mediator" cascade;`);
  }

}
