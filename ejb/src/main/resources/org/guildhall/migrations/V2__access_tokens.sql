-- What a person's own programs sign in with. The token itself is kept nowhere, only its SHA-256.
create sequence access_token_seq start with 50 increment by 50;
create table access_token (
  id         bigint primary key,
  person_id  bigint not null references person,
  name       varchar(80) not null,
  scope      varchar(8) not null,
  digest     varchar(64) not null unique,
  ending     varchar(4) not null,            -- of the token, so that its owner knows it again
  madeAt     timestamp(6) not null,
  expiresAt  timestamp(6) not null,
  usedAt     timestamp(6),                   -- to the hour; null: never
  revokedAt  timestamp(6)
);
create index access_token_person on access_token (person_id);

-- What programs asked for under a name of their own, so that the same request sent again makes
-- nothing twice. Rows are forgotten after some days.
create table submission (
  senderId  bigint not null,
  name      varchar(64) not null,
  content   varchar(64) not null,
  made      varchar(100) not null,
  madeAt    timestamp(6) not null,
  primary key (senderId, name)
);
create index submission_age on submission (madeAt);
