-- What elections need beside the vote: word of wrong directory data, people asked to stand, and
-- communities that go on in another one.

create sequence correction_seq start with 50 increment by 50;
create table correction (
  id           bigint primary key,
  election_id  bigint not null references election,
  person_id    bigint not null references person,
  text         varchar(1000) not null,
  title        varchar(200),                     -- the one on HR's list that is disputed; null: none
  askedAt      timestamp(6) not null,
  dueAt        timestamp(6) not null,
  granted      boolean,                          -- null: HR has not answered
  reason       varchar(1000),
  answeredAt   timestamp(6),
  constraint correction_once unique (election_id, person_id)
);
create index correction_due on correction (dueAt);

-- Whom the directory showed as reporting to him when he said that it is wrong.
create table correction_report (
  correction_id  bigint not null references correction,
  personId       bigint not null references person,
  primary key (correction_id, personId)
);

-- Whom an election for which nobody stands asks, in private.
create table election_invitation (
  electionId  bigint not null references election,
  personId    bigint not null references person,
  primary key (electionId, personId)
);
create index election_invitation_person on election_invitation (personId);

-- Where what an archived community said went, and who wanted that.
alter table community add column mergedInto_id bigint references community;
alter table caretaking_choice add column intoId bigint references community;
