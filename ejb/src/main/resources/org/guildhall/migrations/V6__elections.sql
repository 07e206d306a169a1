-- How leaders are chosen: elections, who may vote, what was recorded, and the terms that follow.

create sequence election_seq start with 50 increment by 50;
create table election (
  id                bigint primary key,
  community_id      bigint not null references community,
  runningIn         bigint unique,               -- the community while it runs, else null: one at a time
  reason            varchar(16) not null,
  subject_id        bigint references person,    -- whom a recall is about
  seats             integer not null,
  state             varchar(16) not null,
  outcome           varchar(16),
  openedAt          timestamp(6) not null,
  nominationsUntil  timestamp(6) not null,
  votingFrom        timestamp(6),
  votingUntil       timestamp(6),
  protestUntil      timestamp(6),
  endedAt           timestamp(6),
  nominationsExtended boolean not null,
  votingExtended    boolean not null,
  rollSize          integer not null,
  turnout           integer not null,            -- as it was told last, once a day
  turnoutAt         timestamp(6),
  publicKey         varchar(2000)                -- a JWK
);
create index election_community on election (community_id, id);
create index election_state on election (state);

create sequence candidacy_seq start with 50 increment by 50;
create table candidacy (
  id           bigint primary key,
  election_id  bigint not null references election,
  person_id    bigint not null references person,
  statement    varchar(4000) not null,
  declaredAt   timestamp(6) not null,
  struckFor    varchar(64),                      -- the rule that took him off the ballot; null: he stands
  constraint candidacy_once unique (election_id, person_id)
);
create index candidacy_person on candidacy (person_id);

create sequence promise_seq start with 50 increment by 50;
create table promise (
  id            bigint primary key,
  candidacy_id  bigint not null references candidacy,
  position      integer not null,
  text          varchar(300) not null,
  dueOn         date not null
);
create index promise_candidacy on promise (candidacy_id);

create table promise_judgement (
  promiseId  bigint not null references promise,
  personId   bigint not null references person,
  kept       boolean not null,
  primary key (promiseId, personId)
);

-- Who may vote. Neither a time nor a number says when someone asked for his credential.
create table roll_entry (
  electionId   bigint not null references election,
  personId     bigint not null references person,
  warden       boolean not null,
  blindedHash  varchar(64),                      -- of the one blinded message signed for him
  primary key (electionId, personId)
);
create index roll_entry_person on roll_entry (personId);

-- All ballots of an election as one value, enciphered under a key that is not in the database.
create table sealed_box (
  electionId  bigint primary key references election,
  content     bytea not null
);

create table record_entry (
  electionId  bigint not null references election,
  position    integer not null,
  kind        varchar(16) not null,
  recordedAt  timestamp(6) not null,
  content     varchar(1000000) not null,         -- canonical JSON (RFC 8785)
  hash        varchar(64) not null,              -- chained over all entries before
  primary key (electionId, position)
);

-- What was in the box, in an order that says nothing; erased when its time has come.
create table closed_box (
  electionId  bigint primary key references election,
  content     bytea not null                     -- canonical JSON, compressed
);

create sequence protest_seq start with 50 increment by 50;
create table protest (
  id           bigint primary key,
  election_id  bigint not null references election,
  person_id    bigint not null references person,
  ground       varchar(16) not null,
  text         varchar(2000) not null,
  madeAt       timestamp(6) not null,
  upheld       boolean,                          -- null: not decided yet
  decidedAt    timestamp(6),
  constraint protest_once unique (election_id, person_id)
);

create table protest_opinion (
  protestId  bigint not null references protest,
  personId   bigint not null references person,  -- a warden
  upholds    boolean not null,
  reason     varchar(2000) not null,
  primary key (protestId, personId)
);

create sequence term_seq start with 50 increment by 50;
create table term (
  id            bigint primary key,
  community_id  bigint not null references community,
  person_id     bigint not null references person,
  election_id   bigint not null references election,
  state         varchar(16) not null,
  offeredAt     timestamp(6),                    -- to whom the count would fall without a leader who went
  beginsAt      timestamp(6) not null,
  endsAt        timestamp(6) not null,
  provisional   boolean not null,
  endedAt       timestamp(6),
  ending        varchar(16)
);
create index term_community on term (community_id, state);
create index term_person on term (person_id, state);

create sequence petition_seq start with 50 increment by 50;
create table petition (
  id            bigint primary key,
  community_id  bigint not null references community,
  term_id       bigint not null references term,
  openedAt      timestamp(6) not null,
  closedAt      timestamp(6),
  openFor       bigint unique                    -- the term while it gathers names, else null
);
create index petition_community on petition (community_id);

-- Who signed is told to nobody; how many did, to everyone.
create table petition_signature (
  petitionId  bigint not null references petition,
  personId    bigint not null references person,
  primary key (petitionId, personId)
);

create sequence caretaking_seq start with 50 increment by 50;
create table caretaking (
  id            bigint primary key,
  community_id  bigint not null references community,
  openFor       bigint unique,                   -- the community while it lasts, else null
  beganAt       timestamp(6) not null,
  choiceFrom    timestamp(6) not null,
  choiceUntil   timestamp(6) not null,
  outcome       varchar(16)
);

create table caretaking_choice (
  caretakingId  bigint not null references caretaking,
  personId      bigint not null references person,
  choice        varchar(16) not null,
  primary key (caretakingId, personId)
);

-- The demo's time machine; empty everywhere else.
create table demo_clock (
  id            integer primary key,
  aheadSeconds  bigint not null
);
