-- Who named a person last, and each reading of a directory with what it changed.
alter table person add column directory varchar(40);      -- null: none ever did
update person set directory = 'file' where directoryId is not null;
create index person_directory on person (directory, active, id);

create sequence directory_snapshot_seq start with 50 increment by 50;
create table directory_snapshot (
  id            bigint primary key,
  version       bigint not null,
  directory     varchar(40) not null,
  broughtBy_id  bigint references person,      -- null: the server itself, or an administrator whom no directory knows
  begunAt       timestamp(6) not null,
  endedAt       timestamp(6),
  state         varchar(16) not null,
  complete      boolean not null,
  digest        varchar(64),                   -- SHA-256 of all rows, in hexadecimal
  mark          varchar(200),                  -- where the next reading goes on
  colleagues    bigint not null,               -- rows
  added         bigint not null,
  altered       bigint not null,
  back          bigint not null,
  gone          bigint not null,
  workforce     bigint not null,               -- active colleagues before
  problems      bigint not null,
  doubts        bigint not null,
  reason        varchar(100),                  -- why it failed
  argument      varchar(500)
);
create index directory_snapshot_state on directory_snapshot (state, id);
create index directory_snapshot_directory on directory_snapshot (directory, id);

-- What was read and is not taken over yet.
create sequence directory_row_seq start with 1000 increment by 1000;
create table directory_row (
  id            bigint primary key,
  snapshot_id   bigint not null references directory_snapshot,
  line          bigint not null,
  employeeId    varchar(64) not null,
  givenName     varchar(100),
  familyName    varchar(100),
  userName      varchar(100) not null,
  email         varchar(254),
  title         varchar(200),
  department    varchar(200),
  city          varchar(100),
  country       varchar(100),
  managerId     varchar(64),
  gone          boolean not null
);
create index directory_row_line on directory_row (snapshot_id, line, id);
create index directory_row_employee on directory_row (snapshot_id, employeeId);
create index directory_row_user on directory_row (snapshot_id, userName);

create sequence directory_difference_seq start with 1000 increment by 1000;
create table directory_difference (
  id            bigint primary key,
  snapshot_id   bigint not null references directory_snapshot,
  kind          varchar(16) not null,
  employeeId    varchar(64) not null,
  name          varchar(402) not null,
  attribute     varchar(20),                   -- null: the person as a whole
  before        varchar(402),
  after         varchar(402)
);
create index directory_difference_snapshot on directory_difference (snapshot_id, kind, id);

create sequence directory_problem_seq start with 50 increment by 50;
create table directory_problem (
  id            bigint primary key,
  snapshot_id   bigint not null references directory_snapshot,
  gravity       varchar(8) not null,
  line          bigint not null,
  reason        varchar(100) not null,
  argument      varchar(500),
  another       varchar(500)
);
create index directory_problem_snapshot on directory_problem (snapshot_id, id);

-- What a provisioning client (SCIM) calls a person, and its groups, which give no right here.
alter table person add column externalId varchar(200);
create index person_external on person (externalId);

create sequence directory_group_seq start with 50 increment by 50;
create table directory_group (
  id            bigint primary key,
  displayName   varchar(200) not null,
  externalId    varchar(200)
);
create table directory_group_member (
  group_id      bigint not null references directory_group,
  person_id     bigint not null references person,
  primary key (group_id, person_id)
);
create index directory_group_member_person on directory_group_member (person_id);

-- HR's list: titles whose bearers count as bosses even without direct reports.
create table boss_title (
  folded        varchar(200) primary key,      -- without spaces around, in lower case
  title         varchar(200) not null,
  addedAt       timestamp(6) not null
);

-- Who decided what about how the firm runs Guildhall. Rows are added, never changed.
create sequence audit_entry_seq start with 50 increment by 50;
create table audit_entry (
  id            bigint primary key,
  at            timestamp(6) not null,
  actor_id      bigint references person,      -- null: an administrator whom no directory knows
  action        varchar(60) not null,
  subject       varchar(500) not null
);
