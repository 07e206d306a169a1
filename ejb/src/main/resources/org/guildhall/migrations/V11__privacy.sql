-- What HR and data protection set while Guildhall runs.
create table setting_value (
  name      varchar(60) primary key,
  amount    integer not null,
  setAt     timestamp(6) not null,
  setBy_id  bigint references person             -- null: an administrator whom no directory knows
);

-- Who left, and what becomes of his name. Who left before this was known counts as leaving today.
alter table person add column leftAt timestamp(6);
alter table person add column keepsName boolean default false not null;
alter table person add column erasedAt timestamp(6);
update person set leftAt = current_timestamp where active = false and directoryId is not null;
create index person_left on person (leftAt, id);

-- That somebody says what is kept about him is wrong.
create sequence data_correction_seq start with 50 increment by 50;
create table data_correction (
  id             bigint primary key,
  person_id      bigint not null references person,
  waitsFor       bigint unique references person, -- the person again; null once it is answered
  text           varchar(1000) not null,
  askedAt        timestamp(6) not null,
  corrected      boolean,                         -- null: nobody has answered
  answer         varchar(1000),
  answeredAt     timestamp(6),
  answeredBy_id  bigint references person
);
create index data_correction_person on data_correction (person_id, id);

-- Everybody may ask what is kept about him: found by an index where there is much.
create index conversation_author on conversation (author_id);
create index solved_mine_person on solved_mine (personId);
create index card_writer on card (writer_id);
create index card_revision_writer on card_revision (writer_id);
create index directory_difference_employee on directory_difference (employeeId);
