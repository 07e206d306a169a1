-- Plain SQL that PostgreSQL and H2 both understand. Times are UTC. A sequence starts with its
-- increment, because the persistence provider takes ids in blocks that end at the value it is given.
-- Columns have the names that the provider derives from the entities: an attribute's own, and for a
-- reference its own with _id. (Case does not matter in unquoted names.)

create sequence person_seq start with 50 increment by 50;
create table person (
  id            bigint primary key,
  directoryId  varchar(64) unique,            -- null: known only from imported conversations
  userName     varchar(100) not null unique,  -- always lower case
  givenName    varchar(200) not null,
  familyName   varchar(200) not null,
  email         varchar(254),
  title         varchar(200),
  department    varchar(200),
  city          varchar(200),
  country       varchar(100),
  manager_id    bigint references person,
  active        boolean not null
);
create index person_manager on person (manager_id);

create sequence community_seq start with 50 increment by 50;
create table community (
  id             bigint primary key,
  slug           varchar(80) not null unique,
  facet          varchar(16) not null,
  criterion      varchar(80) not null,
  criterionKey  varchar(200) not null,        -- facet and criterion, folded
  name           varchar(80) not null,
  nameKey       varchar(200) not null,        -- name, folded
  purpose        varchar(1000) not null,
  closedReason  varchar(500),                 -- null: open to every employee
  stage          varchar(16) not null,
  founder_id     bigint references person,
  foundedAt     timestamp(6) not null,
  openedAt      timestamp(6),
  constraint community_criterion unique (criterionKey),
  constraint community_name unique (nameKey)
);

create sequence membership_seq start with 50 increment by 50;
create table membership (
  id            bigint primary key,
  community_id  bigint not null references community,
  person_id     bigint not null references person,
  role          varchar(16) not null,
  leadsUntil   timestamp(6),
  founding      boolean not null,
  joinedAt     timestamp(6) not null,
  constraint membership_once unique (community_id, person_id)
);
create index membership_person on membership (person_id);

create table invitation (
  communityId  bigint not null references community,
  personId     bigint not null references person,
  invited_by    bigint not null references person,
  invitedAt    timestamp(6) not null,
  primary key (communityId, personId)
);

create sequence conversation_seq start with 50 increment by 50;
create table conversation (
  id                bigint primary key,
  community_id      bigint not null references community,
  kind              varchar(16) not null,
  title             varchar(200) not null,
  author_id         bigint not null references person,
  openedAt         timestamp(6) not null,
  activeAt         timestamp(6) not null,
  replyCount       integer not null,
  acceptedPostId  bigint,
  origin            varchar(200) unique        -- where it was imported from; null: written here
);
create index conversation_latest on conversation (community_id, activeAt);
create index conversation_active on conversation (activeAt);

create table conversation_tag (
  conversation_id  bigint not null references conversation,
  tag              varchar(50) not null,
  primary key (conversation_id, tag)
);
create index conversation_tag_tag on conversation_tag (tag);

create sequence post_seq start with 50 increment by 50;
create table post (
  id               bigint primary key,
  conversation_id  bigint not null references conversation,
  author_id        bigint not null references person,
  opening          boolean not null,
  body             varchar(100000) not null,   -- Markdown as it was written
  html             varchar(1000000) not null,  -- the same, rendered and sanitised
  postedAt        timestamp(6) not null,
  editedAt        timestamp(6),
  version          integer not null,
  submission       varchar(64),                -- the form it came from: one form, one post
  origin           varchar(200) unique,
  constraint post_submission unique (submission)
);
create index post_conversation on post (conversation_id, id);
create index post_author on post (author_id);

create sequence post_revision_seq start with 50 increment by 50;
create table post_revision (
  id          bigint primary key,
  post_id     bigint not null references post,
  body        varchar(100000) not null,
  writtenAt  timestamp(6) not null
);
create index post_revision_post on post_revision (post_id);

create table solved_mine (
  postId    bigint not null references post,
  personId  bigint not null references person,
  saidAt    timestamp(6) not null,
  primary key (postId, personId)
);

create sequence outbox_seq start with 50 increment by 50;
create table outbox (
  id          bigint primary key,
  topic       varchar(32) not null,
  subject     varchar(32) not null,
  subjectId  bigint not null
);
create index outbox_topic on outbox (topic, id);
