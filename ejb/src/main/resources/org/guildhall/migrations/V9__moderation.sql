-- Moderation afterwards: what a community holds to be a breach, who reported what, what was decided,
-- and the juries that look at it again. No post waits for anything here.

-- A version of a community's code of conduct. The first is the firm's template as it was that day.
create sequence code_seq start with 50 increment by 50;
create table code (
  id            bigint primary key,
  community_id  bigint not null references community,
  number        integer not null,
  adoptedAt     timestamp(6) not null,
  constraint code_number unique (community_id, number)
);

create sequence clause_seq start with 50 increment by 50;
create table clause (
  id        bigint primary key,
  code_id   bigint not null references code,
  position  integer not null,                   -- from 1
  severity  varchar(16) not null,
  texts     varchar(8000) not null,             -- JSON: what it says, by language (IETF BCP 47)
  constraint clause_position unique (code_id, position)
);

-- That members are asked whether one clause shall change.
create sequence code_proposal_seq start with 50 increment by 50;
create table code_proposal (
  id            bigint primary key,
  community_id  bigint not null references community,
  openFor       bigint unique references community,  -- null: it is decided
  proposer_id   bigint not null references person,
  clause_id     bigint references clause,       -- to change or to drop; null: a new one
  severity      varchar(16),                    -- null: it is to be dropped
  text          varchar(300),
  language      varchar(8),
  reason        varchar(1000) not null,
  openedAt      timestamp(6) not null,
  closesAt      timestamp(6) not null,
  adopted       boolean,
  votesFor      integer,
  votesAgainst  integer
);
create index code_proposal_community on code_proposal (community_id, id);

create table code_vote (
  proposalId  bigint not null references code_proposal,
  personId    bigint not null references person,
  agrees      boolean not null,
  primary key (proposalId, personId)
);

-- The ledger: everything that was decided about posts. A row is the act and its line in one.
create sequence act_seq start with 50 increment by 50;
create table act (
  id            bigint primary key,
  community_id  bigint not null references community,
  post_id       bigint not null references post,
  author_id     bigint not null references person,
  clause_id     bigint references clause,       -- null: a legal take-down
  outcome       varchar(16) not null,
  decidedBy     varchar(16) not null,
  words         varchar(1000),                  -- to the author, from who decided
  legalReason   varchar(32),
  decidedAt     timestamp(6) not null,
  reversedAt    timestamp(6)
);
create index act_community on act (community_id, id);
create index act_post on act (post_id);
create index act_author on act (author_id, decidedAt);

-- Who decided, where that were persons.
create table act_judge (
  act_id    bigint not null references act,
  personId  bigint not null references person,
  primary key (act_id, personId)
);
create index act_judge_person on act_judge (personId);

create sequence report_seq start with 50 increment by 50;
create table report (
  id           bigint primary key,
  post_id      bigint not null references post,
  standsFor    bigint references post,          -- the post again; null once it is decided
  standsIn     bigint references community,     -- where it is judged; null with it
  clause_id    bigint not null references clause,
  reporter_id  bigint not null references person,
  note         varchar(500) not null,
  reportedAt   timestamp(6) not null,
  act_id       bigint references act,           -- what was decided about it
  constraint report_once unique (standsFor, reporter_id)
);
create index report_post on report (post_id);
create index report_stands on report (standsIn);
create index report_act on report (act_id);
create index report_reporter on report (reporter_id, reportedAt);

-- Leaders of other communities whom the lot asked to judge the reports on a post.
create sequence neighbour_seq start with 50 increment by 50;
create table neighbour (
  id         bigint primary key,
  post_id    bigint not null references post,
  asksFor    bigint references post,            -- the post again; null once he is not asked any more
  person_id  bigint not null references person,
  askedAt    timestamp(6) not null,
  dueAt      timestamp(6) not null,
  outcome    varchar(16),                       -- what he finds; null: he has not said
  clause_id  bigint references clause,
  words      varchar(1000),
  constraint neighbour_once unique (asksFor, person_id)
);
create index neighbour_post on neighbour (post_id);
create index neighbour_person on neighbour (person_id);

create sequence appeal_seq start with 50 increment by 50;
create table appeal (
  id           bigint primary key,
  act_id       bigint not null unique references act,
  reason       varchar(2000) not null,
  madeAt       timestamp(6) not null,
  closesAt     timestamp(6),                    -- null: the jury is not complete
  outcome      varchar(16),                     -- null: it is not decided
  decidedAt    timestamp(6)
);
create index appeal_open on appeal (decidedAt);

create sequence juror_seq start with 50 increment by 50;
create table juror (
  id         bigint primary key,
  appeal_id  bigint not null references appeal,
  asksFor    bigint references appeal,          -- the appeal again; null once he is not asked any more
  person_id  bigint not null references person,
  askedAt    timestamp(6) not null,
  dueAt      timestamp(6) not null,             -- until then he says whether he is willing
  willing    boolean,                           -- null: he has not said
  upholds    boolean,                           -- what he finds of what was decided; null: nothing yet
  reason     varchar(1000),
  constraint juror_once unique (appeal_id, person_id)
);
create index juror_person on juror (person_id);

create sequence take_down_seq start with 50 increment by 50;
create table take_down (
  id            bigint primary key,
  post_id       bigint not null references post,
  openFor       bigint unique references post,  -- null: it is decided
  reason        varchar(32) not null,
  asker_id      bigint not null references person,
  askedAs       varchar(16) not null,           -- the role in which he asks: the other one answers
  askedAt       timestamp(6) not null,
  answerer_id   bigint references person,
  agreed        boolean,
  answeredAt    timestamp(6),
  act_id        bigint references act
);

-- What a reader sees of a post is the post's own fact. A collapsed one is read behind one click; one
-- that the law took down is read by nobody. The title of a conversation goes with its opening.
alter table post add column collapsedUnder bigint references clause;
alter table post add column takenDownFor varchar(32);
alter table post add column withheldBody varchar(100000);
alter table conversation add column withheldTitle varchar(200);
