import { Migration } from '@mikro-orm/migrations';

export class Initial extends Migration {

  override name = 'Migration20261124000000_initial';

  override up(): void | Promise<void> {
    this.addSql(`create table "calendar_day" ("day" date not null, "working" boolean not null, "name" text not null, primary key ("day"));`);

    this.addSql(`create table "deadline_rule" ("code" text not null, "valid_from" date not null, "valid_to" date null, "unit" text not null, "limit" int not null, "extension" int not null, "warn_before" int not null, "basis" text not null, primary key ("code", "valid_from"));`);

    this.addSql(`create table "incident" ("incident_no" text not null, "area_code" text not null, "org_code" text not null, "created_at" timestamptz(3) not null, "updated_at" timestamptz(3) not null, "source_system_id" text not null, "data_level" text not null, "category" text not null, "state" text not null, "urgency" text not null, "disposition" text null, "station_code" text not null, "received_at" timestamptz(3) not null, "assigned_at" timestamptz(3) null, "signed_at" timestamptz(3) null, "arrived_at" timestamptz(3) null, "feedback_at" timestamptz(3) null, "filed_at" timestamptz(3) null, "narrative" text null, "diverted_to_org_code" text null, primary key ("incident_no"));`);
    this.addSql(`create index "incident_area_code_index" on "incident" ("area_code");`);
    this.addSql(`create index "incident_diverted_to_org_code_index" on "incident" ("diverted_to_org_code");`);
    this.addSql(`create index "incident_area_code_received_at_index" on "incident" ("area_code", "received_at");`);
    this.addSql(`create index "incident_station_code_disposition_received_at_incident_no_index" on "incident" ("station_code", "disposition", "received_at", "incident_no");`);
    this.addSql(`create index "incident_category_area_code_received_at_index" on "incident" ("category", "area_code", "received_at");`);

    this.addSql(`create table "incident_party" ("party_id" text not null, "area_code" text not null, "org_code" text not null, "created_at" timestamptz(3) not null, "updated_at" timestamptz(3) not null, "source_system_id" text not null, "data_level" text not null, "role" text not null, "name" text not null, "incident_no" text not null, "person_ref" text not null, primary key ("party_id"));`);
    this.addSql(`create index "incident_party_area_code_index" on "incident_party" ("area_code");`);
    this.addSql(`create index "incident_party_incident_no_index" on "incident_party" ("incident_no");`);
    this.addSql(`create index "incident_party_person_ref_index" on "incident_party" ("person_ref");`);

    this.addSql(`create table "person" ("person_ref" text not null, "area_code" text not null, "org_code" text not null, "created_at" timestamptz(3) not null, "updated_at" timestamptz(3) not null, "source_system_id" text not null, "data_level" text not null, "name" text not null, "id_number" text not null, "phone" text not null, "birth_date" date not null, "sex" text not null, "residence_area_code" text not null, primary key ("person_ref"));`);
    this.addSql(`create index "person_area_code_index" on "person" ("area_code");`);

    this.addSql(`create table "police_station" ("station_code" text not null, "area_code" text not null, "org_code" text not null, "created_at" timestamptz(3) not null, "updated_at" timestamptz(3) not null, "source_system_id" text not null, "data_level" text not null, "name" text not null, primary key ("station_code"));`);
    this.addSql(`create index "police_station_area_code_index" on "police_station" ("area_code");`);

    this.addSql(`alter table "incident" add constraint "incident_category_check" check ("category" in ('CRIMINAL', 'PUBLIC_ORDER', 'TRAFFIC', 'FRAUD', 'DISPUTE', 'HELP', 'COMPLAINT', 'OTHER'));`);
    this.addSql(`alter table "incident" add constraint "incident_state_check" check ("state" in ('RECEIVED', 'ASSIGNED', 'SIGNED', 'ON_SCENE', 'FEEDBACK', 'CLOSED_NO_CASE', 'DIVERTED', 'TRANSFERRED', 'FILED', 'RETURNED'));`);
    this.addSql(`alter table "incident" add constraint "incident_urgency_check" check ("urgency" in ('ROUTINE', 'URGENT', 'CRITICAL'));`);
    this.addSql(`alter table "incident" add constraint "incident_disposition_check" check ("disposition" in ('CLOSED_NO_CASE', 'DIVERTED', 'TRANSFERRED', 'FILED'));`);

    this.addSql(`alter table "incident_party" add constraint "incident_party_role_check" check ("role" in ('CALLER', 'PARTY', 'WITNESS'));`);

    this.addSql(`alter table "person" add constraint "person_sex_check" check ("sex" in ('MALE', 'FEMALE'));`);
  }

  override down(): void | Promise<void> {
    this.addSql(`drop table if exists "calendar_day" cascade;`);
    this.addSql(`drop table if exists "deadline_rule" cascade;`);
    this.addSql(`drop table if exists "incident" cascade;`);
    this.addSql(`drop table if exists "incident_party" cascade;`);
    this.addSql(`drop table if exists "person" cascade;`);
    this.addSql(`drop table if exists "police_station" cascade;`);
  }

}
